import { type Ref } from '../ref';
import { type OutputRefs, type OutputSpecs, type StepOptions, stepValue, type StepValue } from '../step-value';

/** A script. Values reach it through the payload only, never through its text. */
export interface ExecuteScriptOptions<O extends OutputSpecs> extends StepOptions {
  /** @default python3.11 */
  readonly runtime?: 'python3.11' | 'PowerShell 7.4';
  /** The function that gets the payload and a context. */
  readonly handler: string;
  readonly script: string;
  /** @default - empty */
  readonly inputPayload?: Readonly<Record<string, Ref<unknown> | string | number | boolean | readonly unknown[]>>;
  /** Selectors begin with `$.Payload`. @default - none */
  readonly outputs?: O;
}

/** `aws:executeScript`, ten minutes at most. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html */
export function executeScript<const O extends OutputSpecs = Record<never, never>>(
  name: string,
  options: ExecuteScriptOptions<O>,
): StepValue<OutputRefs<O>> {
  const inputs = () => ({
    Runtime: options.runtime ?? 'python3.11',
    Handler: options.handler,
    Script: options.script,
    InputPayload: options.inputPayload ?? {},
  });
  return stepValue<Record<never, never>, O>(name, 'aws:executeScript', options, inputs, { declared: options.outputs });
}
