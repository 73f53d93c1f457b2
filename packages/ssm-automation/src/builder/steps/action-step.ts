import { type ActionName } from '../../document';
import { type OutputRefs, type OutputSpecs, type StepOptions, stepValue, type StepValue } from '../step-value';

/** Inputs as the action's page names them, unchecked. */
export interface ActionStepOptions<O extends OutputSpecs> extends StepOptions {
  readonly action: Exclude<
    ActionName,
    'aws:branch' | 'aws:loop' | 'aws:approve' | 'aws:executeScript' | 'aws:runCommand'
  >;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** @default - none */
  readonly outputs?: O;
}

/** Any action without a function of its own here, such as `aws:createStack`. */
export function actionStep<const O extends OutputSpecs = Record<never, never>>(
  name: string,
  options: ActionStepOptions<O>,
): StepValue<OutputRefs<O>> {
  return stepValue<Record<never, never>, O>(name, options.action, options, () => options.inputs, {
    declared: options.outputs,
  });
}
