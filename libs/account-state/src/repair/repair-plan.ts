import { type Difference, type Plan } from '../compare/differences';
import { digestOf } from '../compare/digest';
import { meaningOf } from '../compare/meanings';
import { type StackPart } from '../plan/planned';
import { type ReadPlace } from '../read/reading';
import { type AccountState, keyOf } from '../resource';
import { ADDED_THINGS } from './added-things';
import { callsOfAltered } from './altered-things';
import { guardReason, leftReason } from './guarded';
import { isHeldByTag, type RepairCall, repairCall } from './repair-call';

/** What a change set that reverts drift would do to one resource. */
export interface RevertedResource extends StackPart {
  readonly type: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
  /** Names of the properties that it puts back; of what it creates again, none. */
  readonly properties: readonly string[];
  /** Whether the resource would, or might, be replaced or removed. */
  readonly isReplaced: boolean;
}

/** A difference with the calls that repair it. */
export interface RepairStep {
  readonly difference: Difference;
  readonly calls: readonly RepairCall[];
}

/** A difference that stays, and why. */
export interface LeftDifference {
  readonly difference: Difference;
  readonly reason: string;
}

/** What would be done about each difference. */
export interface RepairPlan {
  /** What a change set puts back. */
  readonly reverted: readonly Difference[];
  /** Stacks whose change set would be executed. */
  readonly stacks: readonly string[];
  readonly steps: readonly RepairStep[];
  readonly left: readonly LeftDifference[];
}

/** What is known when a plan is made. */
export interface RepairInput {
  readonly found: readonly Difference[];
  readonly plan: Plan;
  readonly actual: AccountState;
  readonly place: ReadPlace;
  /** What change sets that revert drift would do, of every stack. */
  readonly changes: readonly RevertedResource[];
  /** Why no change set could be made, by stack. */
  readonly unprepared: Readonly<Record<string, string>>;
  /** With whose rights it is carried out. */
  readonly by: RepairCall['by'];
}

/**
 * Decides about each difference: a change set reverts it, calls do, or it stays, with the reason. A change set reverts all drift of its
 * stack: one that would touch what is guarded, or replace anything, is not executed at all.
 */
export function repairPlan(input: RepairInput): RepairPlan {
  const refused = new Map(stackRefusals(input));
  const decided = input.found.map((difference) => ({ difference, ...decisionOf(difference, input, refused) }));
  const reverted = decided.filter(({ way }) => way === 'reverted').map(({ difference }) => difference);
  return {
    reverted,
    stacks: [...new Set(input.changes.map(({ stackName }) => stackName))].filter((each) => !refused.has(each)),
    steps: decided
      .flatMap(({ difference, calls }) => (calls ? [{ difference, calls }] : []))
      .sort((a, b) => turnOf(a) - turnOf(b)),
    left: decided.flatMap(({ difference, reason }) => (reason ? [{ difference, reason }] : [])),
  };
}

/** What holds something else goes before it; whatever is not here holds nothing, or is on something that stays. */
const HELD = [
  'AWS::EC2::NatGateway',
  'AWS::EC2::NetworkInterface',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPCCidrBlock',
];

function turnOf({ difference: { type, property } }: RepairStep): number {
  return property ? -1 : HELD.indexOf(type);
}

/** Why the change set of a stack is not executed, by stack. */
function stackRefusals(input: RepairInput): (readonly [stackName: string, reason: string])[] {
  const stacks = [...new Set(input.changes.map(({ stackName }) => stackName))];
  return stacks.flatMap((stackName) => {
    const reason = refusalOf(stackName, input);
    return reason ? [[stackName, reason] as const] : [];
  });
}

function refusalOf(stackName: string, { changes }: RepairInput): string | undefined {
  const own = changes.filter((each) => each.stackName === stackName);
  const named = (list: readonly RevertedResource[]) => list.map(({ logicalId }) => logicalId).join(', ');
  const guarded = own.filter(({ type }) => guardReason(type));
  const replaced = own.filter(({ isReplaced }) => isReplaced);
  const together = `a change set reverts all drift of ${stackName}, and it would`;
  if (guarded.length > 0) return `${together} touch what is guarded: ${named(guarded)}. Put that back by hand first`;
  if (replaced.length > 0) return `${together} replace ${named(replaced)}: deploy that as a change, in a pull request`;
  return undefined;
}

/** One of the three. */
interface Decision {
  readonly way?: 'reverted';
  readonly calls?: readonly RepairCall[];
  readonly reason?: string;
}

function decisionOf(difference: Difference, input: RepairInput, refused: ReadonlyMap<string, string>): Decision {
  const { type, physicalId, property, kind } = difference;
  const guarded = guardReason(type);
  if (guarded) return { reason: guarded };
  const found = input.actual[keyOf(type, physicalId)];
  const calls = found ? callsOn(difference, found, input) : undefined;
  const change = property || kind === 'removed' ? changeOf(difference, input) : undefined;
  if (change) {
    const refusal = refused.get(change.stackName);
    if (!refusal) return { way: 'reverted' };
    if (!calls) return { reason: refusal };
  }
  if (!calls) return { reason: unpreparedReason(difference, input) ?? noWay(difference) };
  if (input.by === 'workflow' && calls.some(({ by }) => by === 'administrator'))
    return { reason: `an administrator does it, with npm run -s repair: ${apis(calls)}` };
  return { calls };
}

function apis(calls: readonly RepairCall[]): string {
  return calls.map(({ service, operation }) => `${service}:${operation}`).join(', ');
}

/** What no call puts back waits for the change set of its stack, where that could not be made. */
function unpreparedReason({ type, physicalId }: Difference, { plan, unprepared }: RepairInput): string | undefined {
  const [own] = plan[keyOf(type, physicalId)]?.parts ?? [];
  return own && unprepared[own.stackName];
}

function noWay(difference: Difference): string {
  return difference.kind === 'added' && !difference.property
    ? (leftReason(difference) ?? 'whoever made it decides; it may hold records')
    : 'no change set that reverts drift contains it: put it back by hand, or bring it into the environment file';
}

function callsOn(
  difference: Difference,
  resource: AccountState[string],
  { place, actual }: RepairInput,
): readonly RepairCall[] | undefined {
  const undoing = difference.kind === 'added' ? ADDED_THINGS[difference.type] : undefined;
  const calls = difference.property
    ? callsOfAltered(difference, resource, place)
    : undoing?.calls(resource).map(([api, parameters]) => repairCall(api, undoing.by, parameters));
  return calls?.map((call) => (isHeldByTag(call, actual, place) ? call : { ...call, by: 'administrator' }));
}

/** Types of which one of several properties is set: what is put back takes the place of what was added. */
const ONE_OF_SEVERAL = ['AWS::EC2::Route'];

/** The change of a change set that puts a difference back. */
function changeOf(
  { type, physicalId, property }: Difference,
  { plan, changes }: RepairInput,
): RevertedResource | undefined {
  const [name] = property?.split('.') ?? [];
  const [own, ...beside] = plan[keyOf(type, physicalId)]?.parts ?? [];
  const of = (part: StackPart | undefined) =>
    changes.find(({ stackName, logicalId }) => stackName === part?.stackName && logicalId === part.logicalId);
  const change = of(own);
  const isWhole = change?.action === 'Add' || ONE_OF_SEVERAL.includes(type);
  if (change && (isWhole || (name && change.properties.includes(name)))) return change;
  return beside.map(of).find((each) => each?.action === 'Add');
}

/** What a plan is about, in one order: people approve this and nothing else. */
export function saidOf({ reverted, stacks, steps, left }: RepairPlan): unknown {
  return {
    stacks,
    reverted: reverted.map(digestOf),
    steps: steps.map(({ difference, calls }) => [digestOf(difference), calls]),
    left: left.map(({ difference, reason }) => [digestOf(difference), reason]),
  };
}

/** What a step is for, in a line. */
export function purposeOf({ difference }: RepairStep): string {
  return `${difference.path}: ${difference.kind}, ${meaningOf(difference)}`;
}
