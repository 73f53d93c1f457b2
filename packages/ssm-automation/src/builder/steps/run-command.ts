import { type In, type Ref } from '../ref';
import { type StepOptions, type StepValue } from '../step-value';
import { type RateControl } from '../targets';
import { runDocument } from './run-document';

/** Instances by their ids, or by what they have in common. */
export type CommandTargets =
  | ({ readonly instanceIds: In<string[]> } & Omit<RateControl, 'targets'> & { readonly targets?: never })
  | (Required<Pick<RateControl, 'targets'>> & Omit<RateControl, 'targets'> & { readonly instanceIds?: never });

/** How a command runs, whatever its document. */
export interface CommandOptions extends StepOptions {
  /** Seconds to wait for an instance to take the command. @default - 3600 */
  readonly deliveryTimeoutSeconds?: number;
  /** Where the instance puts its whole answer, with its own rights. @default - only what Run Command keeps */
  readonly outputS3?: { readonly bucket: string; readonly prefix: string };
  /** Where the instance writes its whole answer, with its own rights. @default - only what Run Command keeps */
  readonly cloudWatchLogGroup?: In<string>;
  /** At most 100 characters. @default - none */
  readonly comment?: In<string>;
}

/** A command document on instances. */
export type RunCommandOptions = CommandOptions &
  CommandTargets & {
    readonly documentName: string;
    /** @default - the document's default version */
    readonly documentVersion?: string;
    /** Every parameter of a command document is a list of texts. @default - none */
    readonly parameters?: Readonly<Record<string, In<string[]>>>;
  };

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
