import { prove, readNetwork, type Resource } from '@nss/reachability';
import { type SynthesisedStage, synthesise } from '../stages/invariants/synthesised-stage';
import { referenceEnvironments } from '../stages/invariants/variants';
import { networkOf } from './network-of';

jest.setTimeout(60_000);

type Properties = Record<string, unknown>;
type Resources = Record<string, Resource & { Properties: Properties }>;

/** Prefixes of the ids that EC2 gives. */
const PREFIXES: Readonly<Record<string, string>> = {
  'AWS::EC2::InternetGateway': 'igw',
  'AWS::EC2::NatGateway': 'nat',
  'AWS::EC2::NetworkAcl': 'acl',
  'AWS::EC2::NetworkInterface': 'eni',
  'AWS::EC2::RouteTable': 'rtb',
  'AWS::EC2::SecurityGroup': 'sg',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::VPCEndpoint': 'vpce',
  'AWS::EC2::VPNGateway': 'vgw',
};

/**
 * A template as an account would have it: every reference is an id, resources are found by theirs, and rules that stand beside their groups are in
 * them. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html
 */
function asDeployed({ resources }: SynthesisedStage): { deployed: Resources; idOf: (logicalId: string) => string } {
  const ids = new Map(
    resources.map(({ logicalId, Type }, index) => {
      const id = (index + 1).toString(16).padStart(17, '0');
      return [logicalId, `${PREFIXES[Type] ?? 'other'}-${id}`];
    }),
  );
  const idOf = (logicalId: string) => ids.get(logicalId) ?? logicalId;
  const literal = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(literal);
    const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string[] };
    if (Ref !== undefined) return idOf(Ref);
    if (attribute) return idOf(attribute[0]!);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, literal(each)]));
  };
  const all = resources.map(({ logicalId, Type, Properties }) => ({
    id: idOf(logicalId),
    Type,
    Properties: literal(Properties) as Properties,
  }));
  const deployed: Resources = Object.fromEntries(
    all
      .filter(({ Type }) => !/SecurityGroup(Ingress|Egress)$/.test(Type))
      .map(({ id, Type, Properties }) => [id, { Type, Properties }]),
  );
  for (const { Type, Properties } of all) {
    const list = /SecurityGroup(?:Ingress|Egress)$/.exec(Type)?.[0];
    const group = deployed[String(Properties['GroupId'])]?.Properties;
    if (list && group) group[list] = [...((group[list] as Properties[] | undefined) ?? []), Properties];
  }
  return { deployed, idOf };
}

const stages = referenceEnvironments().map((loaded) => [loaded.name, synthesise(loaded)] as const);

describe.each(stages)('%s', (_name, stage) => {
  const { deployed, idOf } = asDeployed(stage);
  const proven = (resources: Resources) => prove(readNetwork(resources, [], { isDeployed: true }), stage.plan);
  const edited = (edit: (resources: Resources) => void) => {
    const copy = structuredClone(deployed);
    edit(copy);
    return proven(copy).problems.join('\n');
  };
  const first = (resources: Resources, type: string) =>
    Object.entries(resources).find(([, { Type }]) => Type === type)!;
  /** The group and the route table of the first server's first interface. */
  const ofServer = (resources: Resources) => {
    const { GroupSet, SubnetId } = first(resources, 'AWS::EC2::NetworkInterface')[1].Properties;
    const association = Object.values(resources).find(
      ({ Type, Properties }) => Type === 'AWS::EC2::SubnetRouteTableAssociation' && Properties['SubnetId'] === SubnetId,
    )!;
    return {
      group: resources[(GroupSet as string[])[0]!]!.Properties,
      tableId: association.Properties['RouteTableId'] as string,
    };
  };

  test('what is deployed as the template says is proven as the template is', () => {
    const template = prove(
      networkOf(Object.fromEntries(stage.resources.map((each) => [each.logicalId, each])), stage.plan),
      stage.plan,
    );
    expect(proven(deployed)).toEqual({
      ...template,
      interfaces: template.interfaces.map((each) => ({ ...each, id: idOf(each.id) })),
    });
    expect(template.problems).toEqual([]);
  });

  test.each<[string, RegExp, (resources: Resources) => void]>([
    [
      'a rule that was added by hand',
      /may take tcp 3389 0\.0\.0\.0-255\.255\.255\.255, which no flow is for/,
      (resources) => {
        const { group } = ofServer(resources);
        group['SecurityGroupIngress'] = [
          ...((group['SecurityGroupIngress'] as Properties[] | undefined) ?? []),
          { IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, CidrIp: '0.0.0.0/0' },
        ];
      },
    ],
    [
      'every rule for what leaves, taken away',
      /may not send tcp 443 .*which a flow needs/,
      (resources) => {
        ofServer(resources).group['SecurityGroupEgress'] = [];
      },
    ],
    [
      'a route to the internet gateway',
      /could be reached from the internet/,
      (resources) => {
        resources['added'] = {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: ofServer(resources).tableId,
            DestinationCidrBlock: '203.0.113.0/24',
            GatewayId: first(resources, 'AWS::EC2::InternetGateway')[0],
          },
        };
      },
    ],
    [
      'a route to a prefix list',
      /has a route to pl-0123abcd over igw-\w+, which no flow is for/,
      (resources) => {
        resources['added'] = {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: ofServer(resources).tableId,
            DestinationPrefixListId: 'pl-0123abcd',
            GatewayId: first(resources, 'AWS::EC2::InternetGateway')[0],
          },
        };
      },
    ],
    [
      'a group of somebody else on an interface',
      /carries the group sg-0f0f0f0f, whose rules nobody knows/,
      (resources) => {
        (first(resources, 'AWS::EC2::NetworkInterface')[1].Properties['GroupSet'] as string[]).push('sg-0f0f0f0f');
      },
    ],
    [
      'an interface that nobody planned',
      /has the address 10\.\d+\.0\.250, which is nobody's/,
      (resources) => {
        const { Type, Properties } = first(resources, 'AWS::EC2::NetworkInterface')[1];
        const PrivateIpAddress = String(Properties['PrivateIpAddress']).replace(/\d+$/, '250');
        resources['eni-added'] = { Type, Properties: { ...Properties, PrivateIpAddress } };
      },
    ],
  ])('%s is noticed', (_what, problem, edit) => {
    expect(edited(edit)).toMatch(problem);
  });
});
