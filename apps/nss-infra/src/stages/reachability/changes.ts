import { type PlacedResource, type SynthesisedStage } from '../invariants/synthesised-stage';

/** Properties of a resource. */
export type Properties = Record<string, unknown>;
/** A way to get something wrong: undefined where it cannot be got wrong so. */
export type Change = (properties: Properties, stage: SynthesisedStage) => Properties | undefined;

/** Another address range of the same length: the last bit of the network part is another one. */
function moved(prefix: unknown): string {
  const [address = '', length = '32'] = String(prefix).split('/');
  const octets = address.split('.').map(Number);
  const bit = Number(length) - 1;
  const at = Math.floor(bit / 8);
  return `${octets.map((octet, index) => (index === at ? octet ^ (1 << (7 - (bit % 8))) : octet)).join('.')}/${length}`;
}

/** Twice the addresses. */
function doubled(prefix: unknown): string | undefined {
  const [address = '', length = '32'] = String(prefix).split('/');
  return Number(length) > 8 ? `${address}/${Number(length) - 1}` : undefined;
}

/** Ways to get a rule of a security group wrong. */
export const CHANGES_OF_RULE: Readonly<Record<string, Change>> = {
  'another port': (rule) => ({ ...rule, FromPort: Number(rule['FromPort']) + 1, ToPort: Number(rule['ToPort']) + 1 }),
  // So many that the ports of other flows are not all there is to it.
  'a thousand ports more': (rule) => ({ ...rule, ToPort: Number(rule['ToPort']) + 1000 }),
  'another protocol': (rule) => ({ ...rule, IpProtocol: rule['IpProtocol'] === 'tcp' ? 'udp' : 'tcp' }),
  'every protocol': (rule) => ({ ...rule, IpProtocol: '-1' }),
  'another range': (rule) =>
    rule['CidrIp'] === undefined || rule['CidrIp'] === '0.0.0.0/0'
      ? undefined
      : { ...rule, CidrIp: moved(rule['CidrIp']) },
  'twice the range': (rule) => {
    const CidrIp = rule['CidrIp'] === undefined ? undefined : doubled(rule['CidrIp']);
    return CidrIp === undefined ? undefined : { ...rule, CidrIp };
  },
};

const first = (stage: SynthesisedStage, type: string) => stage.resources.find(({ Type }) => Type === type);
const another = (stage: SynthesisedStage, type: string, than: unknown) =>
  stage.resources.find(({ Type, logicalId }) => Type === type && logicalId !== (than as { Ref?: string }).Ref);
const refTo = (resource: PlacedResource | undefined) => resource && { Ref: resource.logicalId };

/** Ways to get other resources wrong, by type. */
export const CHANGES: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  'AWS::EC2::NetworkInterface': {
    'one group more': (own, stage) => {
      const [group] = own['GroupSet'] as unknown[];
      const other = another(stage, 'AWS::EC2::SecurityGroup', group);
      return other && { ...own, GroupSet: [...(own['GroupSet'] as unknown[]), refTo(other)] };
    },
    'no group': (own) => ({ ...own, GroupSet: [] }),
    'another address': (own) => ({
      ...own,
      PrivateIpAddress: moved(`${own['PrivateIpAddress'] as string}/32`).split('/')[0],
    }),
    'another subnet': (own, stage) => {
      const SubnetId = refTo(another(stage, 'AWS::EC2::Subnet', own['SubnetId']));
      return SubnetId && { ...own, SubnetId };
    },
  },
  'AWS::EC2::Route': {
    'to the internet gateway': (own, stage) => {
      const GatewayId = refTo(first(stage, 'AWS::EC2::InternetGateway'));
      const { RouteTableId, DestinationCidrBlock } = own;
      return GatewayId && JSON.stringify(own['GatewayId']) !== JSON.stringify(GatewayId)
        ? { RouteTableId, DestinationCidrBlock, GatewayId }
        : undefined;
    },
    'to another range': (own) => ({
      ...own,
      DestinationCidrBlock:
        own['DestinationCidrBlock'] === '0.0.0.0/0' ? '0.0.0.0/1' : moved(own['DestinationCidrBlock']),
    }),
  },
  'AWS::EC2::NatGateway': {
    'in a private subnet': (own, stage) => {
      const inner = stage.resources.find(
        ({ Type, logicalId }) => Type === 'AWS::EC2::Subnet' && /Private/.test(logicalId),
      );
      return inner && { ...own, SubnetId: refTo(inner) };
    },
  },
  'AWS::EC2::NetworkAclEntry': {
    denied: (own) => ({ ...own, RuleAction: 'deny' }),
    'another direction': (own) => ({ ...own, Egress: own['Egress'] !== true }),
    'another protocol': (own) => ({ ...own, Protocol: own['Protocol'] === 6 ? 17 : 6 }),
    'another port': (own) => {
      const { From = 0, To = 0 } = (own['PortRange'] ?? {}) as { From?: number; To?: number };
      return { ...own, PortRange: { From: From + 1, To: From === To ? To + 1 : To } };
    },
  },
  'AWS::EC2::VPCEndpoint': {
    'other groups': (own, stage) => {
      const [group] = (own['SecurityGroupIds'] ?? []) as unknown[];
      const other = group === undefined ? undefined : another(stage, 'AWS::EC2::SecurityGroup', group);
      return other && { ...own, SecurityGroupIds: [refTo(other)] };
    },
  },
};
