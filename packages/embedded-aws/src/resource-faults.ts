import { askControl } from './control-route';

/** What a resource's handler meets: no right, too many calls, as many as there may be, a state that does not come. */
export const FAULT_KINDS = ['refused', 'throttled', 'quota', 'slow'] as const;

/** A fault that CloudFormation meets at resources of a type. */
export interface ResourceFault {
  readonly account: string;
  /** `AWS::EC2::Subnet`; `*` every type. */
  readonly type: string;
  /** What is done to the resource. A replacement creates and deletes. */
  readonly handler: 'create' | 'update' | 'delete';
  /**
   * `refused`, `quota`: fails at once. `throttled`: is tried again with growing waits, then fails. `slow`: takes longer.
   * https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html
   */
  readonly kind: (typeof FAULT_KINDS)[number];
  /** One resource of the type. @default - whichever there is */
  readonly logicalId?: string;
  /** How many calls of the handler go well before. @default 0 */
  readonly after?: number;
  /** How many calls of the handler meet it: six let a throttled one fail. @default - all of them */
  readonly times?: number;
  /** How much longer a slow one takes, of the virtual clock. @default - longer than CloudFormation waits for the type */
  readonly seconds?: number;
}

/**
 * Plants a fault at resources of stacks.
 * @param endpoint of the cloud
 * @throws Error where there is no such fault
 */
export async function plantFault(endpoint: string, fault: ResourceFault): Promise<void> {
  const answer = await askControl(endpoint, 'resource-faults', fault);
  if (!answer.ok) throw new Error(await answer.text());
}

/**
 * Takes every fault of an account away.
 * @param endpoint of the cloud
 * @returns how many calls of handlers have met one
 */
export async function clearFaults(endpoint: string, account: string): Promise<number> {
  const answer = await askControl(endpoint, 'resource-faults/clear', { account });
  return ((await answer.json()) as { struck: number }).struck;
}
