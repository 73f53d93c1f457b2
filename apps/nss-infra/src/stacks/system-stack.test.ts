import { type SynthesisedStage, ofType, referred, synthesise } from '../stages/invariants/synthesised-stage';
import { referenceEnvironments, variants } from '../stages/invariants/variants';

jest.setTimeout(60_000);

const stages: Record<string, SynthesisedStage> = {};
beforeAll(() => {
  referenceEnvironments().forEach((loaded) => {
    stages[loaded.name] = synthesise(loaded);
  });
  Object.entries(variants()).forEach(([name, loaded]) => {
    stages[name] = synthesise(loaded);
  });
});

const stage = (name: string): SynthesisedStage => {
  const found = stages[name];
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};
const count = (name: string, type: string) => ofType(stage(name), type).length;
const gatewayOf = (name: string) =>
  stage(name).stacks.flatMap(({ template }) =>
    Object.keys(template.Outputs ?? {}).filter((id) => id.startsWith('ConnectionPrivateConnectionGateway')),
  );

describe('network', () => {
  test('each zone has a public and a private subnet and a NAT gateway of its own', () => {
    expect(count('active-active in three zones', 'AWS::EC2::Subnet')).toBe(6);
    expect(count('active-active in three zones', 'AWS::EC2::NatGateway')).toBe(3);
    expect(count('dev', 'AWS::EC2::NatGateway')).toBe(1);
  });

  test('in a VPC that exists only rules, their interfaces and the flow log are added', () => {
    for (const type of ['VPC', 'Subnet', 'InternetGateway', 'NatGateway', 'RouteTable', 'EIP'])
      expect(count('existing VPC', `AWS::EC2::${type}`)).toBe(0);
    const groups = ofType<{ VpcId: unknown }>(stage('existing VPC'), 'AWS::EC2::SecurityGroup');
    expect([...new Set(groups.map(({ Properties }) => Properties.VpcId))]).toEqual(['vpc-0a0a0a0a']);
    expect(ofType<{ ResourceId: unknown }>(stage('existing VPC'), 'AWS::EC2::FlowLog')).toMatchObject([
      { Properties: { ResourceId: 'vpc-0a0a0a0a' } },
    ]);
  });

  test('a VPC that traffic leaves by another one has no gateway of ours, and neither has one whose owner makes the flow log a flow log', () => {
    const name = 'existing VPC with central egress, two ranges and a flow log of its own';
    for (const type of ['NatGateway', 'EIP', 'InternetGateway', 'Route', 'FlowLog'])
      expect(count(name, `AWS::EC2::${type}`)).toBe(0);
    expect(count(name, 'AWS::EC2::NetworkAcl')).toBe(1);
    expect(
      ofType<{ LogGroupName: string }>(stage(name), 'AWS::Logs::LogGroup').map(
        ({ Properties }) => Properties.LogGroupName,
      ),
    ).toContain('nss-prod-flow-log-group-01');
    expect(
      ofType<{ AllowedPrefixesToDirectConnectGateway: string[] }>(
        stage(name),
        'AWS::DirectConnect::DirectConnectGatewayAssociation',
      )[0]?.Properties.AllowedPrefixesToDirectConnectGateway,
    ).toEqual(['10.1.0.0/24', '10.3.0.0/16']);
  });

  test('network ACLs guard the subnets where the file asks for them', () => {
    expect(count('dev', 'AWS::EC2::NetworkAcl')).toBe(0);
    expect(count('prod', 'AWS::EC2::NetworkAcl')).toBe(2);
    expect(count('prod', 'AWS::EC2::SubnetNetworkAclAssociation')).toBe(count('prod', 'AWS::EC2::Subnet'));
  });
});

describe('relay', () => {
  const active = (name: string) =>
    ofType<{ Name: string; Value: string }>(stage(name), 'AWS::SSM::Parameter')
      .filter(({ part }) => part === 'relay')
      .map(({ Properties }) => `${Properties.Name} ${Properties.Value}`);

  test.each([
    ['dev', 2, ['/nss-dev/relay/web/active web-01', '/nss-dev/relay/firewall/active firewall-01']],
    ['prod', 4, ['/nss-prod/relay/web/active web-01', '/nss-prod/relay/firewall/active firewall-01']],
    [
      'active-active in three zones',
      4,
      ['/nss-prod/relay/web/active web-01,web-02', '/nss-prod/relay/firewall/active firewall-01,firewall-02'],
    ],
    ['one log type over a VPN, without endpoints, ACLs and budget', 1, ['/nss-prod/relay/web/active web-01']],
  ])('%s has %d servers, and says which relay', (name, servers, parameters) => {
    expect(ofType(stage(name), 'AWS::EC2::Instance').filter(({ part }) => part === 'relay')).toHaveLength(servers);
    expect(active(name)).toEqual(parameters);
  });

  test('a standby lies in another zone than the server it stands by for', () => {
    const zones = new Map(
      ofType<{ SubnetId: unknown; Description: string }>(stage('prod'), 'AWS::EC2::NetworkInterface').map((each) => [
        each.Properties.Description,
        referred(stage('prod'), each.Properties.SubnetId)?.Properties['AvailabilityZone'],
      ]),
    );
    expect(zones.get('eth1 of nss-prod-web-01')).not.toBe(zones.get('eth1 of nss-prod-web-02'));
  });

  test('the switches for what is not verified on the image reach every server', () => {
    const servers = (name: string) =>
      ofType<{ MetadataOptions: { HttpTokens: string }; BlockDeviceMappings: { Ebs: { Encrypted: boolean } }[] }>(
        stage(name),
        'AWS::EC2::Instance',
      )
        .filter(({ part }) => part === 'relay')
        .map(({ Properties }) => [
          Properties.MetadataOptions.HttpTokens,
          Properties.BlockDeviceMappings[0]?.Ebs.Encrypted,
        ]);
    expect(servers('dev')).toEqual([
      ['required', true],
      ['required', true],
    ]);
    expect(servers('one log type over a VPN, without endpoints, ACLs and budget')).toEqual([['optional', false]]);
  });
});

describe('bastion', () => {
  test('it has private ways to AWS where the file asks for them, and else leaves through the NAT gateway', () => {
    const services = (name: string) =>
      ofType<{ ServiceName: string }>(stage(name), 'AWS::EC2::VPCEndpoint').map(({ Properties }) =>
        Properties.ServiceName.replace('com.amazonaws.ap-northeast-1.', ''),
      );
    expect(services('prod')).toEqual(['ssm', 'ssmmessages', 'kms', 'logs', 'monitoring', 's3']);
    expect(services('endpoints, an S3 prefix list and SSH, without Windows Update')).toEqual([
      'ssm',
      'ssmmessages',
      'kms',
      'logs',
      'monitoring',
      'secretsmanager',
      's3',
    ]);
    expect(count('dev', 'AWS::EC2::VPCEndpoint')).toBe(0);
  });

  test('its transcripts go to the log group that its role may write to', () => {
    const [document] = ofType<{ Content: { inputs: { cloudWatchLogGroupName: unknown } } }>(
      stage('prod'),
      'AWS::SSM::Document',
    );
    const group = document && referred(stage('prod'), document.Properties.Content.inputs.cloudWatchLogGroupName);
    expect(group?.Properties['LogGroupName']).toBe('nss-prod-session-log-group-01');
    expect(
      JSON.stringify(ofType(stage('prod'), 'AWS::IAM::ManagedPolicy').find(({ part }) => part === 'bastion')),
    ).toContain(':log-group:nss-prod-session-log-group-01"');
  });
});

describe('connection', () => {
  test.each([
    ['dev', 'AWS::EC2::VPNGateway', 0, 0],
    ['prod', 'AWS::EC2::VPNGateway', 1, 1],
    ['transit gateway', 'AWS::EC2::TransitGateway', 1, 1],
    ['direct connect gateway', 'AWS::DirectConnect::DirectConnectGateway', 0, 0],
    ['one log type over a VPN, without endpoints, ACLs and budget', 'AWS::EC2::VPNGateway', 0, 1],
  ])('%s has its gateway, its own virtual interface and its VPN', (name, gateway, interfaces, vpns) => {
    expect(count(name, gateway)).toBe(1);
    expect(stage(name).resources.filter(({ Type }) => Type.endsWith('VirtualInterface'))).toHaveLength(interfaces);
    expect(count(name, 'AWS::EC2::VPNConnection')).toBe(vpns);
  });

  test('a transit gateway is given a route to every SIEM prefix from every private subnet', () => {
    const routes = ofType<{ DestinationCidrBlock: string; TransitGatewayId?: unknown }>(
      stage('transit gateway'),
      'AWS::EC2::Route',
    ).filter(({ Properties }) => Properties.TransitGatewayId);
    const destinations = routes.map(({ Properties }) => Properties.DestinationCidrBlock).sort();
    expect(destinations).toEqual([
      '172.16.20.0/28',
      '172.16.20.0/28',
      '172.16.20.0/28',
      '172.16.21.0/28',
      '172.16.21.0/28',
      '172.16.21.0/28',
    ]);
  });

  test('what a hosted virtual interface is accepted towards is an output, where there is an interface', () => {
    expect(gatewayOf('dev')).toHaveLength(1);
    expect(gatewayOf('one log type over a VPN, without endpoints, ACLs and budget')).toHaveLength(0);
  });
});
