import { type Template } from '@nss/deployment';
import { ruleSentences } from './rule-sentences';
import { comesAndGoes } from './comes-and-goes';

const group = (rules: object): Template['Resources'] => ({
  Management: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupName: 'nss-dev-nss-management-security-group-01', ...rules },
  },
});
const tcp = (port: number, rest: object) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...rest });
const sentence = (Resources: Template['Resources']) => ruleSentences({ Resources });

test.each([
  [
    group({ SecurityGroupEgress: [tcp(12002, { CidrIp: '199.168.148.101/32', Description: 'remote support' })] }),
    'TCP 12002 from nss-dev-nss-management-security-group-01 to 199.168.148.101/32: remote support',
  ],
  [
    group({ SecurityGroupIngress: [tcp(22, { CidrIp: '0.0.0.0/0' })] }),
    'TCP 22 from anywhere (0.0.0.0/0) into nss-dev-nss-management-security-group-01',
  ],
  [
    group({ SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }] }),
    'all traffic from nss-dev-nss-management-security-group-01 to 10.0.0.0/8',
  ],
  [
    group({ SecurityGroupEgress: [{ IpProtocol: 'udp', FromPort: 1024, ToPort: 2048, CidrIp: '10.0.0.2/32' }] }),
    'UDP 1024-2048 from nss-dev-nss-management-security-group-01 to 10.0.0.2/32',
  ],
  [
    {
      Acl: {
        Type: 'AWS::EC2::NetworkAclEntry',
        Properties: {
          Egress: false,
          RuleAction: 'deny',
          RuleNumber: 90,
          Protocol: 6,
          PortRange: { From: 22, To: 22 },
          CidrBlock: '0.0.0.0/0',
          NetworkAclId: 'acl-1',
        },
      },
    },
    'TCP 22 from 0.0.0.0/0 denied by acl-1, rule 90 inbound',
  ],
  [
    {
      Route: {
        Type: 'AWS::EC2::Route',
        Properties: { DestinationCidrBlock: '172.16.0.0/12', TransitGatewayId: 'tgw-1', RouteTableId: 'rtb-1' },
      },
    },
    'route to 172.16.0.0/12 over tgw-1 in rtb-1',
  ],
])('a rule is a sentence: %#', (resources, expected) => {
  expect(sentence(resources)).toEqual([expected]);
});

test('groups are called by their names, wherever the rule stands', () => {
  const rule = {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: tcp(22, {
      GroupId: { Ref: 'Management' },
      SourceSecurityGroupId: { Ref: 'Bastion' },
      Description: 'SSH',
    }),
  };
  expect(sentence({ ...group({}), Rule: rule })).toEqual([
    'TCP 22 from Bastion into nss-dev-nss-management-security-group-01: SSH',
  ]);
});

test('a rule that only moves inside its template neither comes nor goes', () => {
  const [a, b] = [tcp(443, { CidrIp: '10.0.0.0/8' }), tcp(80, { CidrIp: '10.0.0.0/8' })];
  const stack = (before: object[], after: object[]) => ({
    stackName: 's',
    changes: [],
    before: { Resources: group({ SecurityGroupEgress: before }) },
    after: { Resources: group({ SecurityGroupEgress: after }) },
  });
  expect(comesAndGoes([stack([a, b], [b, a])], ruleSentences)).toEqual({ comes: [], goes: [] });
  expect(comesAndGoes([stack([a], [b])], ruleSentences)).toEqual({
    comes: ['TCP 80 from nss-dev-nss-management-security-group-01 to 10.0.0.0/8'],
    goes: ['TCP 443 from nss-dev-nss-management-security-group-01 to 10.0.0.0/8'],
  });
});
