import { type Ref } from '../ref';
import { type ReturnedOutputs, returnedOutputs, type ReturnedRefs } from '../returned-outputs';
import { type OrDefault, type StepOptions, stepValue, type StepValue } from '../step-value';

/** What every script has. Values reach it through the payload only, never through its text. */
interface ScriptOptions<O extends ReturnedOutputs> extends StepOptions {
  /** @default - empty */
  readonly inputPayload?: Readonly<Record<string, Ref<unknown> | string | number | boolean | readonly unknown[]>>;
  /** What it returns: `{ Count: 'Integer' }`. @default - none */
  readonly outputs?: O;
}

/** The code itself, or the name of an attachment of the document that is or has it. */
type Code =
  | { readonly script: string; readonly attachment?: never }
  | { readonly script?: string; readonly attachment: string };

/** Python, which has a handler: the function that gets the payload and a context. */
type PythonOptions = Code & {
  /** @default python3.11 */
  readonly runtime?: 'python3.8' | 'python3.9' | 'python3.10' | 'python3.11';
  readonly handler: string;
};

/** PowerShell, which has none: the script itself runs. */
type PowerShellOptions = Code & {
  readonly runtime: 'PowerShell Core 6.0' | 'PowerShell 7.0' | 'PowerShell 7.4';
  readonly handler?: never;
};

/** A script in Python or PowerShell. */
export type ExecuteScriptOptions<O extends ReturnedOutputs> = ScriptOptions<O> & (PythonOptions | PowerShellOptions);

/** `aws:executeScript`, ten minutes at most. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html */
export function executeScript<const O extends ReturnedOutputs = Record<never, never>>(
  name: string,
  options: ExecuteScriptOptions<O>,
): StepValue<ReturnedRefs<O>> {
  const { runtime = 'python3.11', handler, script, attachment, outputs, inputPayload } = options;
  const inputs = (orDefault: OrDefault) => ({
    Runtime: runtime,
    ...(handler !== undefined && { Handler: handler }),
    ...(script !== undefined && { Script: script }),
    ...(attachment !== undefined && { Attachment: attachment }),
    InputPayload: orDefault<object>(inputPayload, {}),
  });
  const declared = outputs && returnedOutputs(outputs);
  return stepValue<ReturnedRefs<O>>(name, 'aws:executeScript', options, inputs, { declared });
}
