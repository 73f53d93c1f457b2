import { type AccountResource, type Properties } from '../resource';

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
