import { type ResourceChange, type StackChange } from '@nss/deployment';
import { type Networks } from '../packets/networks';
import { type Fate } from './fate';
import { machineOf } from './machines';

/** A change of one resource that carries something, with everything around it. */
export interface Situation {
  readonly stack: StackChange;
  readonly change: ResourceChange;
  readonly fate: Fate;
  readonly networks: Networks;
}

/** How a fate is told of a resource: `is replaced`. */
export function told({ kind, properties }: Fate): string {
  const verbs: Readonly<Record<Fate['kind'], string>> = {
    stays: 'stays',
    interrupted: 'is interrupted',
    replaced: 'is replaced',
    'may be replaced': 'may be replaced',
    removed: 'goes',
    'not known': 'changes',
  };
  return properties.length > 0 && kind !== 'removed' ? `${verbs[kind]} (${properties.join(', ')})` : verbs[kind];
}

/** Ways to the SIEM: what carries its packets by itself. */
const PATHS = [
  'AWS::DirectConnect::PrivateVirtualInterface',
  'AWS::DirectConnect::TransitVirtualInterface',
  'AWS::EC2::VPNConnection',
];

/** What every way passes, whatever carries it. */
const COMMON = ['AWS::EC2::VPNGateway', 'AWS::EC2::TransitGateway', 'AWS::EC2::TransitGatewayVpcAttachment'];

/** What is left of the way to the SIEM while a part of it is down. */
export function pathLeft({ stack, change }: Situation): string {
  const touched = stack.changes.map(({ logicalId }) => logicalId);
  const others = Object.entries(stack.before.Resources ?? {}).filter(
    ([logicalId, { Type, Properties }]) =>
      PATHS.includes(Type) &&
      !touched.includes(logicalId) &&
      !touched.some((id) => JSON.stringify(Properties ?? {}).includes(`"${id}"`)),
  );
  return others.length > 0 && !COMMON.includes(change.type)
    ? 'another path of the private connection is untouched and carries the logs meanwhile, where its routes are up'
    : 'no log reaches the SIEM meanwhile; the servers keep up to an hour in their memory';
}

/** Servers whose way to the internet leads over a NAT gateway, by name. */
export function serversBehind({ stack, networks: { before } }: Situation, natGatewayId: string): string[] {
  const subnets = [...before.subnets].flatMap(([id, { routeTableId = '' }]) =>
    before.routeTables.get(routeTableId)?.routes.some(({ target }) => target.id === natGatewayId) ? [id] : [],
  );
  const interfaces = before.interfaces.filter(({ subnetIds }) => subnetIds.some((id) => subnets.includes(id)));
  const machines = Object.entries(stack.before.Resources ?? {}).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const attached = JSON.stringify(Properties['NetworkInterfaces'] ?? []);
    const isBehind = Type === 'AWS::EC2::Instance' && interfaces.some(({ id }) => attached.includes(`"${id}"`));
    return isBehind ? [machineOf(stack, logicalId)] : [];
  });
  return machines.filter(({ log }) => log !== undefined).map(({ name }) => name);
}
