import { type ParameterType, type ValueOf } from '../../document';
import { type In, type Ref } from '../ref';
import { type RunbookParameters } from '../runbook-parameters';
import { type OrDefault, type StepOptions, stepValue, type StepValue } from '../step-value';
import { type RateControl, rateControlInputs } from '../targets';

/** Another runbook, and what it takes: its parameters are checked when the runbook itself is given. */
export interface ExecuteAutomationOptions<P extends RunbookParameters> extends StepOptions, RateControl {
  readonly documentName: string;
  /** @default - the document's default version */
  readonly documentVersion?: string;
  /** Only for the compiler. @default - parameters are not checked */
  readonly runbook?: { readonly parameters: P };
  /** Of the execution that begins; at most five. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** The parameter that each target becomes the value of. @default - there are no targets */
  readonly targetParameterName?: keyof P & string;
  /** Values for a child each. @default - targets, or one child */
  readonly targetMaps?: readonly Readonly<Record<string, In<string[]>>>[];
  /** Accounts and regions, as StartAutomationExecution has them. @default - this account and region */
  readonly targetLocations?: In<Record<string, unknown>[]>;
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
  const inputs = (orDefault: OrDefault) => ({
    DocumentName: options.documentName,
    DocumentVersion: options.documentVersion,
    RuntimeParameters: orDefault<object>(options.runtimeParameters, {}),
    ...rateControlInputs(options),
    TargetParameterName: options.targetParameterName,
    TargetMaps: options.targetMaps,
    TargetLocations: options.targetLocations,
    ...(options.tags && { Tags: Object.entries(options.tags).map(([Key, Value]) => ({ Key, Value })) }),
  });
  return stepValue<ExecuteAutomationOutputs>(name, 'aws:executeAutomation', options, inputs, {
    builtIn: ['ExecutionId', 'Status', 'Output'],
  });
}
