import { type OnCancel, type OnFailure, type Scalar, type Step } from './step';

/** Reads a boolean that a document may spell as text. References have to be resolved before. */
export function isTrue(value: Scalar<boolean> | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** What happens when the step fails, with the default written out and `step: X` spelled `step:X`. */
export function onFailureOf(step: Step): OnFailure {
  return normalTarget(step.onFailure, 'Abort') as OnFailure;
}

/** What happens when the automation is cancelled during the step, with the default written out. */
export function onCancelOf(step: Step): OnCancel {
  return normalTarget(step.onCancel, 'Abort') as OnCancel;
}

/**
 * Whether a failure of the step makes the automation fail: true unless the step says otherwise or continues on failure.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#isCritical
 */
export function isCriticalStep(step: Step): boolean {
  return step.isCritical === undefined ? onFailureOf(step) !== 'Continue' : isTrue(step.isCritical);
}

/** Whether the automation stops after the step. */
export function isEndStep(step: Step): boolean {
  return isTrue(step.isEnd);
}

/** The step named by `step:X`, or undefined for Abort and Continue. */
export function jumpTarget(rule: OnFailure | OnCancel): string | undefined {
  return rule.startsWith('step:') ? rule.slice('step:'.length).trim() : undefined;
}

/** Published documents also write `step: X` and `abort`; AWS takes them. */
function normalTarget(rule: string | undefined, otherwise: string): string {
  // Whatever else stands there is for the validator to say.
  if (typeof rule !== 'string') return otherwise;
  if (/^step:/i.test(rule)) return `step:${rule.slice('step:'.length).trim()}`;
  return rule.charAt(0).toUpperCase() + rule.slice(1).toLowerCase();
}
