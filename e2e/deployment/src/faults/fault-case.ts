import { type Promotion, promotionChanges } from '@nss/deployment';
import { FAULT_KINDS, type ResourceFault } from '@nss/embedded-aws';

/** One fault at resources of one type. */
export interface FaultCase {
  /** `AWS::EC2::Subnet create slow` */
  readonly name: string;
  readonly fault: Omit<ResourceFault, 'account'>;
}

type Handler = ResourceFault['handler'];

/** Calls that fail where a fault passes: a throttled handler is tried again five times. */
const CALLS = { refused: 1, throttled: 6, quota: 1, slow: 1 };

/**
 * Every fault at whatever is done to a type; nobody meets a quota by taking something away.
 * @param count how many resources of the type it is done to. @default 1
 */
export function faultCases(type: string, handler: Handler, count = 1): FaultCase[] {
  const kinds = FAULT_KINDS.filter((kind) => handler !== 'delete' || kind !== 'quota');
  const cases = kinds.map((kind) => ({
    name: `${type} ${handler} ${kind}`,
    // A change is taken back by changing again: where the fault stays, that fails as well.
    fault: { type, handler, kind, ...(handler === 'update' && { times: CALLS[kind] }) },
  }));
  if (handler !== 'update' || count < 2) return cases;
  const stays = { type, handler, kind: 'refused' as const, after: 1 };
  return [...cases, { name: `${type} update refused from the second on, and back`, fault: stays }];
}

/** What a promotion does to which types, each once, and to how many of each. A replacement creates and deletes. */
export function touched(promotion: Promotion): (readonly [string, Handler, number])[] {
  const all = promotionChanges(promotion).flatMap(({ type, action, replacement }) =>
    (action === 'Add'
      ? (['create'] as const)
      : action === 'Remove'
        ? (['delete'] as const)
        : replacement === 'False'
          ? (['update'] as const)
          : (['create', 'delete'] as const)
    ).map((handler) => [type, handler] as const),
  );
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each.join(' '), (counts.get(each.join(' ')) ?? 0) + 1);
  return [...counts.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => {
      const [type = '', handler] = name.split(' ');
      return [type, handler as Handler, count];
    });
}
