import { type ParameterType, type ValueOf } from '../../document';
import { type In, type Ref } from '../ref';
import { type RunbookParameters } from '../runbook-parameters';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** Another runbook, and what it takes: its parameters are checked when the runbook itself is given. */
export interface ExecuteAutomationOptions<P extends RunbookParameters> extends StepOptions {
  readonly documentName: string;
  /** Only for the compiler. @default - parameters are not checked */
  readonly runbook?: { readonly parameters: P };
  /** Of the execution that begins; at most five. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  readonly runtimeParameters?: { readonly [K in keyof P]?: In<ValueOf<P[K]['type'] & ParameterType>> };
}

/** What a child automation gives: all its outputs as one list. */
export interface ExecuteAutomationOutputs {
  readonly ExecutionId: Ref<string>;
  readonly Status: Ref<string>;
  readonly Output: Ref<string[]>;
}

/** `aws:executeAutomation`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAutomation.html */
export function executeAutomation<const P extends RunbookParameters>(
  name: string,
  options: ExecuteAutomationOptions<P>,
): StepValue<ExecuteAutomationOutputs> {
  const inputs = () => ({
    DocumentName: options.documentName,
    RuntimeParameters: options.runtimeParameters ?? {},
    ...(options.tags && { Tags: Object.entries(options.tags).map(([Key, Value]) => ({ Key, Value })) }),
  });
  return stepValue<ExecuteAutomationOutputs>(name, 'aws:executeAutomation', options, inputs, {
    builtIn: ['ExecutionId', 'Status', 'Output'],
  });
}
