import { type In, type Ref } from '../ref';
import { type StepOptions, type StepValue } from '../step-value';
import { runDocument } from './run-document';

/** A command document on instances. */
export interface RunCommandOptions extends StepOptions {
  readonly documentName: string;
  readonly instanceIds: In<string[]>;
  /** Every parameter of a command document is a list of texts. @default - none */
  readonly parameters?: Readonly<Record<string, In<string[]>>>;
  /** Seconds to wait for an instance to take the command. @default - 3600 */
  readonly deliveryTimeoutSeconds?: number;
  /** Where the instance puts its whole answer, with its own rights. @default - only what Run Command keeps */
  readonly outputS3?: { readonly bucket: string; readonly prefix: string };
}

/** What a command gives. After a failure of the step nothing of it may be used. */
export interface RunCommandOutputs {
  readonly CommandId: Ref<string>;
  readonly Status: Ref<string>;
  readonly ResponseCode: Ref<number>;
  readonly Output: Ref<string>;
}

/** Documents of AWS whose parameters are code. */
const TAKES_CODE = /^AWS-Run(PowerShellScript|ShellScript|RemoteScript)$/;

/**
 * `aws:runCommand` with a document whose parameters are values; `runPowerShell` is for code.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runcommand.html
 *
 * @throws Error for a document that takes code
 */
export function runCommand(name: string, options: RunCommandOptions): StepValue<RunCommandOutputs> {
  if (TAKES_CODE.test(options.documentName))
    throw new Error(
      `${name}: ${options.documentName} runs what it is given; use runPowerShell, which tells code from text`,
    );
  return runDocument(name, options);
}
