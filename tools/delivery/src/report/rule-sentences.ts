import { type Template, type TemplateResource } from '@nss/deployment';
import { nameOf } from './reference-names';

type Properties = Readonly<Record<string, unknown>>;

/**
 * Every rule about traffic in a template, a sentence each: security groups, network ACLs, routes. The same rule gives the
 * same sentence wherever in the template it stands.
 */
export function ruleSentences(template: Template): string[] {
  return Object.entries(template.Resources ?? {}).flatMap(([logicalId, resource]) =>
    sentencesOf(logicalId, resource, template),
  );
}

function sentencesOf(logicalId: string, { Type, Properties = {} }: TemplateResource, template: Template): string[] {
  const name = (value: unknown) => nameOf(value, template);
  switch (Type) {
    case 'AWS::EC2::SecurityGroup': {
      const own = name({ Ref: logicalId });
      const rules = (key: string) => (Array.isArray(Properties[key]) ? (Properties[key] as Properties[]) : []);
      return [
        ...rules('SecurityGroupIngress').map((rule) => inbound(own, rule, name)),
        ...rules('SecurityGroupEgress').map((rule) => outbound(own, rule, name)),
      ];
    }
    case 'AWS::EC2::SecurityGroupIngress':
      return [inbound(name(Properties['GroupId']), Properties, name)];
    case 'AWS::EC2::SecurityGroupEgress':
      return [outbound(name(Properties['GroupId']), Properties, name)];
    case 'AWS::EC2::NetworkAclEntry':
      return [aclEntry(Properties, name)];
    case 'AWS::EC2::Route':
      return [route(Properties, name)];
    case 'AWS::EC2::VPNGatewayRoutePropagation':
      return ((Properties['RouteTableIds'] as unknown[]) ?? []).map(
        (table) => `${name(table)} learns routes from ${name(Properties['VpnGatewayId'])}`,
      );
    default:
      return [];
  }
}

function inbound(group: string, rule: Properties, name: (value: unknown) => string): string {
  return `${traffic(rule)} from ${peer(rule, name)} into ${group}${purpose(rule)}`;
}

function outbound(group: string, rule: Properties, name: (value: unknown) => string): string {
  return `${traffic(rule)} from ${group} to ${peer(rule, name)}${purpose(rule)}`;
}

function peer(rule: Properties, name: (value: unknown) => string): string {
  const value =
    rule['CidrIp'] ??
    rule['CidrIpv6'] ??
    rule['SourceSecurityGroupId'] ??
    rule['DestinationSecurityGroupId'] ??
    rule['SourcePrefixListId'] ??
    rule['DestinationPrefixListId'];
  const text = name(value);
  return text === '0.0.0.0/0' || text === '::/0' ? `anywhere (${text})` : text;
}

function purpose({ Description }: Properties): string {
  return typeof Description === 'string' && Description ? `: ${Description}` : '';
}

function traffic({ IpProtocol, FromPort, ToPort }: Properties): string {
  const protocol = String(IpProtocol);
  if (protocol === '-1') return 'all traffic';
  if (protocol === 'icmp') return FromPort === -1 ? 'ICMP' : `ICMP type ${String(FromPort)}`;
  return `${protocol.toUpperCase()} ${ports(FromPort, ToPort)}`;
}

function ports(from: unknown, to: unknown): string {
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}

/** Protocols by number. https://www.iana.org/assignments/protocol-numbers */
const PROTOCOLS: Readonly<Record<string, string>> = { '-1': 'all traffic', 1: 'ICMP', 6: 'TCP', 17: 'UDP' };

function aclEntry(
  { Egress, RuleAction, RuleNumber, Protocol, PortRange, CidrBlock, NetworkAclId }: Properties,
  name: (value: unknown) => string,
): string {
  const range = PortRange as { From: unknown; To: unknown } | undefined;
  const what = `${PROTOCOLS[String(Protocol)] ?? `protocol ${String(Protocol)}`}${range ? ` ${ports(range.From, range.To)}` : ''}`;
  return `${what} ${Egress === true ? 'to' : 'from'} ${name(CidrBlock)} ${RuleAction === 'allow' ? 'allowed' : 'denied'} by ${name(NetworkAclId)}, rule ${String(RuleNumber)} ${Egress === true ? 'outbound' : 'inbound'}`;
}

function route(
  { DestinationCidrBlock, DestinationPrefixListId, RouteTableId, ...targets }: Properties,
  name: (value: unknown) => string,
): string {
  const target = [
    'GatewayId',
    'NatGatewayId',
    'TransitGatewayId',
    'VpcPeeringConnectionId',
    'NetworkInterfaceId',
    'InstanceId',
  ].find((key) => targets[key] !== undefined);
  return `route to ${name(DestinationCidrBlock ?? DestinationPrefixListId)} over ${target ? name(targets[target]) : 'nothing'} in ${name(RouteTableId)}`;
}
