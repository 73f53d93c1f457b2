import {
  type AclEntry,
  type Group,
  type GroupRule,
  type Interface,
  type Network,
  type RouteTable,
  type Subnet,
  type Target,
} from './network';
import { type Box, boxOf, boxOfFamily, EVERY_PORT, protocolsOf } from './space';

/** One resource of a template, or of an account that was read into the same shape. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: object | undefined;
}

/** A subnet that others made: the template names its id only. */
export interface SubnetOfOthers {
  readonly id: string;
  readonly cidr: string;
  readonly routeTableId: string;
}

type Properties = Readonly<Record<string, unknown>>;

/** Where resources were read. */
export interface ReadFrom {
  /**
   * Whether this is what an account has, by its ids, and not what a template asks for: a group without a rule for what leaves lets nothing leave then.
   * @default false
   */
  readonly isDeployed?: boolean;
}

/**
 * Reads what decides about packets out of a template's resources, or out of what an account has in the same shape, under the ids that AWS gave.
 * @param others subnets of a VPC that the template does not make
 */
export function readNetwork(
  resources: Readonly<Record<string, Resource>>,
  others: readonly SubnetOfOthers[],
  { isDeployed = false }: ReadFrom = {},
): Network {
  const found = new TemplateResources(resources, isDeployed);
  return {
    ranges: [
      ...['AWS::EC2::VPC', 'AWS::EC2::VPCCidrBlock'].flatMap((type) =>
        found.of(type).flatMap(([, { CidrBlock }]) => (typeof CidrBlock === 'string' ? [CidrBlock] : [])),
      ),
      ...others.map(({ cidr }) => cidr),
    ],
    subnets: subnetsOf(found, others),
    interfaces: interfacesOf(found),
    groups: new Map(found.of('AWS::EC2::SecurityGroup').map(([id, own]) => [id, groupOf(id, own, found)])),
    acls: new Map(found.of('AWS::EC2::NetworkAcl').map(([id]) => [id, entriesOf(id, found)])),
    routeTables: new Map([
      ...found.of('AWS::EC2::RouteTable').map(([id]) => [id, tableOf(id, found, true)] as const),
      ...others.map(({ routeTableId }) => [routeTableId, tableOf(routeTableId, found, false)] as const),
    ]),
    natGateways: new Map(
      found
        .of('AWS::EC2::NatGateway')
        .map(([id, { SubnetId, PrivateIpAddress }]) => [
          id,
          { subnetId: idOf(SubnetId), address: String(PrivateIpAddress ?? '') },
        ]),
    ),
    attached: new Set(
      found
        .of('AWS::EC2::VPCGatewayAttachment')
        .flatMap(([, { InternetGatewayId, VpnGatewayId }]) => [InternetGatewayId, VpnGatewayId])
        .filter((value) => value !== undefined)
        .map(idOf),
    ),
    privateGateways: new Set(found.of('AWS::EC2::VPNGateway').map(([id]) => id)),
  };
}

class TemplateResources {
  private readonly byType = new Map<string, [string, Properties][]>();

  constructor(
    resources: Readonly<Record<string, Resource>>,
    readonly isDeployed: boolean,
  ) {
    for (const [id, { Type, Properties = {} }] of Object.entries(resources)) {
      const own = this.byType.get(Type) ?? [];
      own.push([id, Properties as Properties]);
      this.byType.set(Type, own);
    }
  }

  of(type: string): readonly [string, Properties][] {
    return this.byType.get(type) ?? [];
  }
}

/** What a value names: an id as it stands, or the logical id of what it refers to. @throws Error for anything else */
function idOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  if (typeof Ref === 'string') return Ref;
  if (Array.isArray(attribute)) return String(attribute[0]);
  throw new Error(`${JSON.stringify(value)} names no resource that is known before deployment`);
}

function idsOf(value: unknown): string[] {
  return ((value ?? []) as unknown[]).map(idOf);
}

function subnetsOf(found: TemplateResources, others: readonly SubnetOfOthers[]): Map<string, Subnet> {
  const pairs = (type: string, other: string) =>
    new Map(found.of(type).map(([, own]) => [idOf(own['SubnetId']), idOf(own[other])]));
  const tables = pairs('AWS::EC2::SubnetRouteTableAssociation', 'RouteTableId');
  const acls = pairs('AWS::EC2::SubnetNetworkAclAssociation', 'NetworkAclId');
  return new Map([
    ...found
      .of('AWS::EC2::Subnet')
      .map(
        ([id, { CidrBlock }]) =>
          [id, { cidr: String(CidrBlock), routeTableId: tables.get(id), aclId: acls.get(id) }] as const,
      ),
    ...others.map(({ id, cidr, routeTableId }) => [id, { cidr, routeTableId, aclId: acls.get(id) }] as const),
  ]);
}

function interfacesOf(found: TemplateResources): Interface[] {
  return [
    ...found.of('AWS::EC2::NetworkInterface').map(([id, own]) => ({
      id,
      address: own['PrivateIpAddress'] as string | undefined,
      subnetIds: [idOf(own['SubnetId'])],
      groupIds: idsOf(own['GroupSet']),
    })),
    ...found
      .of('AWS::EC2::VPCEndpoint')
      .filter(([, own]) => own['VpcEndpointType'] === 'Interface')
      .map(([id, own]) => ({
        id,
        address: undefined,
        subnetIds: idsOf(own['SubnetIds']),
        groupIds: idsOf(own['SecurityGroupIds']),
      })),
  ];
}

function groupOf(id: string, own: Properties, found: TemplateResources): Group {
  const rules = (direction: 'Ingress' | 'Egress') => [
    ...((own[`SecurityGroup${direction}`] ?? []) as Properties[]),
    ...found
      .of(`AWS::EC2::SecurityGroup${direction}`)
      .flatMap(([, rule]) => (idOf(rule['GroupId']) === id ? [rule] : [])),
  ];
  const egress = rules('Egress');
  return {
    ...(typeof own['GroupName'] === 'string' && { name: own['GroupName'] }),
    ingress: rules('Ingress').map((rule) => ruleOf(rule, 'Source')),
    // Without one of its own a group gets EC2's: everything may leave. What an account has none of was taken away.
    egress:
      egress.length > 0 || found.isDeployed
        ? egress.map((rule) => ruleOf(rule, 'Destination'))
        : [ruleOf({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }, 'Destination')],
  };
}

function ruleOf(rule: Properties, side: 'Source' | 'Destination'): GroupRule {
  const protocols = protocolsOf(String(rule['IpProtocol']));
  const ports = portsOf(rule, protocols);
  const group = rule[`${side}SecurityGroupId`];
  const description = typeof rule['Description'] === 'string' ? { description: rule['Description'] } : {};
  if (group !== undefined) return { groupId: idOf(group), protocols, ports, ...description };
  const list = rule[`${side}PrefixListId`];
  const boxes = protocols.map((protocol) => {
    if (list !== undefined) return boxOfFamily(protocol, idOf(list), ports);
    if (rule['CidrIpv6'] !== undefined) return boxOfFamily(protocol, 'ipv6', ports);
    return boxOf(protocol, String(rule['CidrIp']), ports);
  });
  return { boxes: boxes.filter((box) => !isBroadcast(box)), ...description };
}

/** Ports, or for ICMP the type; -1 is all. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function portsOf({ FromPort: from, ToPort: to }: Properties, protocols: readonly string[]): readonly [number, number] {
  if (protocols.length > 1 || from === undefined || Number(from) === -1) return EVERY_PORT;
  return protocols.includes('icmp') ? [Number(from), Number(from)] : [Number(from), Number(to)];
}

/**
 * What a rule names that is for nothing: a VPC carries no broadcast, and the CDK writes this where nothing may leave.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
function isBroadcast({ family, first, last }: Box): boolean {
  return family === 'ipv4' && first === 0xffffffff && last === 0xffffffff;
}

function entriesOf(aclId: string, found: TemplateResources): AclEntry[] {
  return found
    .of('AWS::EC2::NetworkAclEntry')
    .filter(([, { NetworkAclId }]) => idOf(NetworkAclId) === aclId)
    .map(([, entry]) => {
      const { From, To } = (entry['PortRange'] ?? {}) as { From?: number; To?: number };
      const ports = From === undefined ? EVERY_PORT : ([From, To ?? From] as const);
      return {
        number: Number(entry['RuleNumber']),
        isEgress: entry['Egress'] === true,
        allows: entry['RuleAction'] === 'allow',
        boxes: protocolsOf(String(entry['Protocol'])).map((protocol) =>
          entry['CidrBlock'] === undefined
            ? boxOfFamily(protocol, 'ipv6', ports)
            : boxOf(protocol, String(entry['CidrBlock']), ports),
        ),
      };
    });
}

function tableOf(tableId: string, found: TemplateResources, isComplete: boolean): RouteTable {
  const routes = found.of('AWS::EC2::Route').filter(([, { RouteTableId }]) => idOf(RouteTableId) === tableId);
  return {
    isComplete,
    routes: routes.flatMap(([, route]) =>
      route['DestinationCidrBlock'] === undefined
        ? []
        : [{ destination: String(route['DestinationCidrBlock']), target: targetOf(route, found) }],
    ),
    named: routes.flatMap(([, route]) => {
      const destination = route['DestinationPrefixListId'] ?? route['DestinationIpv6CidrBlock'];
      return destination === undefined ? [] : [{ destination: idOf(destination), target: targetOf(route, found) }];
    }),
    propagating: found
      .of('AWS::EC2::VPNGatewayRoutePropagation')
      .filter(([, { RouteTableIds }]) => idsOf(RouteTableIds).includes(tableId))
      .map(([, { VpnGatewayId }]) => idOf(VpnGatewayId)),
    endpoints: found
      .of('AWS::EC2::VPCEndpoint')
      .filter(([, { RouteTableIds }]) => idsOf(RouteTableIds).includes(tableId))
      .map(([, { ServiceName }]) => String(ServiceName).split('.').at(-1) ?? ''),
  };
}

function targetOf(route: Properties, found: TemplateResources): Target {
  if (route['NatGatewayId'] !== undefined) return { kind: 'nat-gateway', id: idOf(route['NatGatewayId']) };
  if (route['TransitGatewayId'] !== undefined)
    return { kind: 'private-connection', id: idOf(route['TransitGatewayId']) };
  if (route['GatewayId'] === undefined) return { kind: 'other', id: JSON.stringify(route) };
  const id = idOf(route['GatewayId']);
  const isVpn = found.of('AWS::EC2::VPNGateway').some(([gateway]) => gateway === id) || id.startsWith('vgw-');
  return { kind: isVpn ? 'private-connection' : 'internet-gateway', id };
}
