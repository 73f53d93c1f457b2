import { actionInputs } from '../action-inputs';
import { type In, type Ref } from '../ref';
import { type ReturnedOutputs, returnedOutputs, type ReturnedRefs } from '../returned-outputs';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** A function and what it gets. */
export interface InvokeLambdaFunctionOptions<O extends ReturnedOutputs> extends StepOptions {
  readonly functionName: In<string>;
  readonly inputPayload?: Readonly<Record<string, unknown>>;
  /** JSON, instead of inputPayload. */
  readonly payload?: In<string>;
  /** Version or alias. @default $LATEST */
  readonly qualifier?: In<string>;
  /** @default RequestResponse */
  readonly invocationType?: 'Event' | 'RequestResponse' | 'DryRun';
  /** @default None */
  readonly logType?: 'None' | 'Tail';
  readonly clientContext?: In<string>;
  /** What it returns: `{ Count: 'Integer' }`. @default - none */
  readonly outputs?: O;
}

/** What every function gives. */
export interface InvokeLambdaFunctionOutputs {
  readonly StatusCode: Ref<string>;
  readonly FunctionError: Ref<string>;
  readonly LogResult: Ref<string>;
  /** JSON of what it returned. */
  readonly Payload: Ref<string>;
}

/** `aws:invokeLambdaFunction`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html */
export function invokeLambdaFunction<const O extends ReturnedOutputs = Record<never, never>>(
  name: string,
  { outputs, ...options }: InvokeLambdaFunctionOptions<O>,
): StepValue<InvokeLambdaFunctionOutputs & ReturnedRefs<O>> {
  return stepValue<InvokeLambdaFunctionOutputs & ReturnedRefs<O>>(
    name,
    'aws:invokeLambdaFunction',
    options,
    () => actionInputs(options),
    { builtIn: ['StatusCode', 'FunctionError', 'LogResult', 'Payload'], declared: outputs && returnedOutputs(outputs) },
  );
}
