import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { deriveFlows } from '../flows/derive';
import { hubs, referenceFlowInput } from '../flows/generated-input';
import { planSecurityGroups } from './plan';
import { RelaySecurityGroups } from './relay-security-groups';

function place(overrides: Partial<typeof referenceFlowInput> = {}) {
  const { groups } = planSecurityGroups(deriveFlows({ ...referenceFlowInput, ...overrides }, hubs), {
    rulesPerGroup: 60,
    groupsPerInterface: 5,
    allowAnywhere: [],
  });
  const stack = new Stack();
  const placed = new RelaySecurityGroups(stack, 'Groups', { purpose: 'nss-dev', vpcId: 'vpc-1', groups });
  return { placed, template: Template.fromStack(stack) };
}

const { template, placed } = place();

test("the only way into a server is SSH from the bastion's group", () => {
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    SourceSecurityGroupId: { Ref: Match.stringLikeRegexp('Bastion01') },
  });
  template.allResourcesProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [] });
});

test("no server may reach any address, and no group is left with EC2's allow-all", () => {
  const groups = Object.values(template.findResources('AWS::EC2::SecurityGroup')) as {
    Properties: { GroupName: string; SecurityGroupEgress: { CidrIp?: string }[] };
  }[];
  expect(groups.every(({ Properties }) => Properties.SecurityGroupEgress.length > 0)).toBe(true);
  groups
    .filter(({ Properties }) => !Properties.GroupName.includes('bastion'))
    .forEach(({ Properties }) => {
      expect(Properties.SecurityGroupEgress.map((rule) => rule.CidrIp)).not.toContain('0.0.0.0/0');
    });
});

test('a web server reaches the SIEM at the web and the alerts port only', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupName: 'nss-dev-nss-service-web-security-group-01',
    SecurityGroupEgress: Match.arrayWith([
      Match.objectLike({ CidrIp: '172.16.10.0/28', FromPort: 5140 }),
      Match.objectLike({ CidrIp: '172.16.10.0/28', FromPort: 5142 }),
    ]),
  });
});

test('a group without egress says so', () => {
  place({ bastion: { endpoints: true, windowsUpdate: false } }).template.hasResourceProperties(
    'AWS::EC2::SecurityGroup',
    {
      GroupName: 'nss-dev-interface-endpoints-security-group-01',
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' })],
    },
  );
});

// docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html: without egress rules EC2 adds one that allows all
test('what a standby is isolated in lets SSH of the bastion in and nothing out, and is there only where one stands by', () => {
  const pair = place({ relay: { ...referenceFlowInput.relay, availability: 'active-standby' } });
  expect([pair.placed.idsOf('nss-isolated'), placed.idsOf('nss-isolated')]).toEqual([[expect.anything()], []]);
  pair.template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupName: 'nss-dev-nss-isolated-security-group-01',
    SecurityGroupIngress: [],
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' })],
  });
  const [id] = Object.keys(
    pair.template.findResources('AWS::EC2::SecurityGroup', {
      Properties: { GroupName: 'nss-dev-nss-isolated-security-group-01' },
    }),
  );
  const rules = (type: string) =>
    Object.values(pair.template.findResources(type, { Properties: { GroupId: { Ref: id } } })).map(
      ({ Properties: { FromPort, SourceSecurityGroupId } }) => [FromPort, SourceSecurityGroupId.Ref],
    );
  expect([rules('AWS::EC2::SecurityGroupIngress'), rules('AWS::EC2::SecurityGroupEgress')]).toEqual([
    [[22, expect.stringContaining('Bastion01')]],
    [],
  ]);
});

test('a role over the quota gets several groups, and its interfaces carry all of them', () => {
  const { placed: split } = place({ zscaler: { ...referenceFlowInput.zscaler, legacyPorts: true } });
  expect(split.idsOf('nss-management')).toHaveLength(2);
  expect(placed.idsOf('nss-management')).toHaveLength(1);
  expect(placed.idsOf('interface-endpoints')).toEqual([]);
});
