import { type In } from '../ref';
import { type OutputRefs, type OutputSpecs, type StepOptions, stepValue, type StepValue } from '../step-value';

/** A function and what it gets. */
export interface InvokeLambdaFunctionOptions<O extends OutputSpecs> extends StepOptions {
  readonly functionName: In<string>;
  readonly inputPayload?: Readonly<Record<string, unknown>>;
  /** Selectors begin with `$.Payload`. @default - none */
  readonly outputs?: O;
}

/** `aws:invokeLambdaFunction`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html */
export function invokeLambdaFunction<const O extends OutputSpecs = Record<never, never>>(
  name: string,
  options: InvokeLambdaFunctionOptions<O>,
): StepValue<OutputRefs<O>> {
  const inputs = () => ({
    FunctionName: options.functionName,
    ...(options.inputPayload && { InputPayload: options.inputPayload }),
  });
  return stepValue<Record<never, never>, O>(name, 'aws:invokeLambdaFunction', options, inputs, {
    declared: options.outputs,
  });
}
