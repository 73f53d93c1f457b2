import { actionInputs } from '../action-inputs';
import { type In } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** A stack to delete. */
export interface DeleteStackOptions extends StepOptions {
  readonly stackName: In<string>;
  /** Resources to leave, of a stack whose deletion failed. @default - none */
  readonly retainResources?: In<string[]>;
  /** @default - the stack's own */
  readonly roleArn?: In<string>;
  readonly clientRequestToken?: In<string>;
}

/** `aws:deleteStack`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-deletestack.html */
export function deleteStack(name: string, options: DeleteStackOptions): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:deleteStack', options, () => actionInputs(options, { roleArn: 'RoleARN' }));
}
