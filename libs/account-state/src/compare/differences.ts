import { withDefaults } from '../plan/defaults';
import { impliedResources } from '../plan/implied';
import { isCompared } from '../plan/left-alone';
import { type PlannedResource } from '../plan/planned';
import { type AccountResource, type AccountState, keyOf, type Properties } from '../resource';
import { canonical } from './canonical';
import { type ValueDifference, valueDifferences } from './value-differences';

/** One thing that is not as it was planned. */
export interface Difference extends ValueDifference {
  /** `AWS::EC2::Route` */
  readonly type: string;
  readonly physicalId: string;
  /** Which construct, or, of what was added, whose it is. */
  readonly path: string;
  /** @default - all of it was added, or is gone */
  readonly property?: string;
}

/** What was planned, by {@link keyOf}. */
export type Plan = Readonly<Record<string, PlannedResource>>;

/** Everything in which an account is not as it was planned: more, less, and other than that. */
export function differences(plan: Plan, actual: AccountState): Difference[] {
  const implied = impliedResources(actual).map((each) => [keyOf(each.Type, each.PhysicalId), each] as const);
  const expected: Plan = { ...Object.fromEntries(implied), ...plan };
  return [
    ...Object.entries(expected).flatMap(([key, planned]) => compared(planned, actual[key])),
    ...Object.entries(actual).flatMap(([key, found]) =>
      expected[key] || found.Origin === 'others' ? [] : [added(found, expected)],
    ),
  ];
}

function compared({ Type: type, PhysicalId, path, Properties: own }: PlannedResource, found?: AccountResource) {
  const where = { type, physicalId: PhysicalId, path };
  if (!found) return [{ ...where, kind: 'removed' as const, planned: summary(own) }];
  // An answer that leaves something out means the same by it.
  const [planned, actual] = [withDefaults(type, own), withDefaults(type, asPlanned(type, own, found.Properties))];
  const properties = [...new Set([...Object.keys(planned), ...Object.keys(actual)])].sort();
  return properties
    .filter((property) => isCompared(type, property, planned[property]))
    .flatMap((property): Difference[] =>
      valueDifferences(canonical(property, planned[property]), canonical(property, actual[property])).map(
        ({ at, ...each }) => ({ ...where, property: at ? `${property}.${at}` : property, ...each }),
      ),
    );
}

function added(found: AccountResource, expected: Plan): Difference {
  return {
    type: found.Type,
    physicalId: found.PhysicalId,
    path: owner(found, expected),
    kind: 'added',
    found: summary(found.Properties),
  };
}

/** The nearest thing of the plan that something refers to. */
function owner({ Properties: properties }: AccountResource, expected: Plan): string {
  const names = Object.values(properties).filter((value): value is string => typeof value === 'string');
  const planned = Object.values(expected).find(({ PhysicalId }) => names.includes(PhysicalId));
  return planned?.path ?? 'in no template';
}

/** What tells a thing from others, in one line: its tags and what it says are long. */
function summary({ Tags: _, ...properties }: Properties): unknown {
  return canonical('', properties);
}

/** The addresses inside of a tunnel are AWS's choice, where the template makes none. */
function asPlanned(type: string, planned: Properties, found: Properties): Properties {
  const tunnels = 'VpnTunnelOptionsSpecifications';
  if (type !== 'AWS::EC2::VPNConnection') return found;
  const isChosen = ((planned[tunnels] ?? []) as Properties[]).some(({ TunnelInsideCidr }) => TunnelInsideCidr);
  if (isChosen) return found;
  const without = ((found[tunnels] ?? []) as Properties[]).map(({ TunnelInsideCidr: _, ...tunnel }) => tunnel);
  return { ...found, [tunnels]: without };
}
