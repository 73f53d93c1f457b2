import { type In, type Ref } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** A command document on instances. */
export interface RunCommandOptions extends StepOptions {
  readonly documentName: string;
  readonly instanceIds: In<string[]>;
  /** Every parameter of a command document is a list of texts. @default - none */
  readonly parameters?: Readonly<Record<string, In<string[]>>>;
  /** Seconds to wait for an instance to take the command. @default - 3600 */
  readonly deliveryTimeoutSeconds?: number;
}

/** What a command gives. After a failure of the step nothing of it may be used. */
export interface RunCommandOutputs {
  readonly CommandId: Ref<string>;
  readonly Status: Ref<string>;
  readonly ResponseCode: Ref<number>;
  readonly Output: Ref<string>;
}

/** `aws:runCommand`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runcommand.html */
export function runCommand(name: string, options: RunCommandOptions): StepValue<RunCommandOutputs> {
  const inputs = () => ({
    DocumentName: options.documentName,
    InstanceIds: options.instanceIds,
    ...(options.parameters && { Parameters: options.parameters }),
    ...(options.deliveryTimeoutSeconds !== undefined && { TimeoutSeconds: options.deliveryTimeoutSeconds }),
  });
  return stepValue<RunCommandOutputs>(name, 'aws:runCommand', options, inputs, { builtIn: ['CommandId', 'Status', 'ResponseCode', 'Output'] });
}
