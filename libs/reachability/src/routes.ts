import { intervalOf } from './space';
import { type Route, type RouteTable, type Target } from './network';

const ANYWHERE = '0.0.0.0/0';

/**
 * The routes that packets to any address of a prefix may take: of the written ones the longest that covers it, and every longer
 * one inside of it. "Anywhere" means what no longer route is for. https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function routesTo({ routes }: RouteTable, prefix: string): Route[] {
  const { first, last } = intervalOf(prefix);
  const placed = routes.map((route) => ({ route, ...intervalOf(route.destination) }));
  const covering = placed
    .filter((each) => each.first <= first && last <= each.last)
    .sort((a, b) => b.length - a.length);
  const inside = placed.filter(
    (each) =>
      prefix !== ANYWHERE && first <= each.first && each.last <= last && !(each.first === first && each.last === last),
  );
  return [...covering.slice(0, 1), ...inside].map(({ route }) => route);
}

/** Whether a prefix is wholly in one of the ranges, which a VPC reaches locally. */
function isLocal(prefix: string, ranges: readonly string[]): boolean {
  const { first, last } = intervalOf(prefix);
  return ranges.some((range) => {
    const outer = intervalOf(range);
    return outer.first <= first && last <= outer.last;
  });
}

/** Whether one written route is for all of a prefix. */
function covers({ routes }: RouteTable, prefix: string): boolean {
  return isLocal(
    prefix,
    routes.map(({ destination }) => destination),
  );
}

/** Whether all packets to a prefix leave by one kind of target. */
export function leavesBy(table: RouteTable, prefix: string, kind: Target['kind']): boolean {
  const routes = routesTo(table, prefix);
  return covers(table, prefix) && routes.every(({ target }) => target.kind === kind);
}

/** Whether an address lies in a prefix. */
export function isIn(address: string, prefix: string): boolean {
  const { first, last } = intervalOf(prefix);
  const { first: value } = intervalOf(`${address}/32`);
  return first <= value && value <= last;
}
