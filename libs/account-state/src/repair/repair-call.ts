import { type ReadPlace } from '../read/reading';
import { type AccountResource, type AccountState, type Properties } from '../resource';

/** One call of an API that brings something back to what was planned. */
export interface RepairCall {
  /** `ec2`, as policies name it. */
  readonly service: string;
  /** `DeleteRoute` */
  readonly operation: string;
  /** As the SDK takes them. */
  readonly parameters: Properties;
  /**
   * With whose rights it is made.
   * - `workflow`: it acts on something that has the environment's tag or a name of its own, to which a right can be narrowed down
   * - `administrator`: no right could be narrowed down to it, or it decides who may do what
   */
  readonly by: 'workflow' | 'administrator';
}

/** How something goes that no deployment takes away. */
export interface Undoing {
  /** The calls, as policies name them, for people: `ec2:DeleteRoute`. */
  readonly api: string;
  readonly by: RepairCall['by'];
  /** Each with what it is given, in the order in which they are made. */
  readonly calls: (found: AccountResource) => readonly (readonly [api: string, parameters: Properties])[];
}

/** A call that is made once. */
export function once(api: string, by: RepairCall['by'], parameters: (found: AccountResource) => Properties): Undoing {
  return { api, by, calls: (found) => [[api, parameters(found)]] };
}

/** A call by its name in policies. */
export function repairCall(api: string, by: RepairCall['by'], parameters: Properties): RepairCall {
  const [service = '', operation = ''] = api.split(':');
  return { service, operation, parameters, by };
}

/**
 * Whether everything of EC2 that a call names has the environment's tag: a workflow's rights go no further. What AWS makes along with a
 * VPC has no tag (its main route table, its default group and ACL), and neither has what somebody took the tag from.
 */
export function isHeldByTag(
  { service, parameters }: RepairCall,
  actual: AccountState,
  { purpose }: ReadPlace,
): boolean {
  if (service !== 'ec2') return true;
  const named = Object.values(parameters).flat();
  return named.every((id) => typeof id !== 'string' || !actual[id] || hasTag(actual[id], purpose));
}

function hasTag({ Properties: { Tags } }: AccountResource, purpose: string): boolean {
  return ((Tags ?? []) as Properties[]).some(({ Key, Value }) => Key === 'purpose' && Value === purpose);
}
