import { type Step } from '../document';
import { type AnyStep, targetName } from './step-value';

/**
 * Steps as a document has them. What a reader would otherwise have to know by heart is written out in every one:
 * onFailure, isCritical, isEnd and, where the step is not the end, nextStep.
 */
export function emitSteps(steps: readonly AnyStep[]): Step[] {
  return steps.map((step, index) => plain(step.raw ? emitRaw(step, step.raw) : emitStep(step, steps[index + 1])));
}

/** As it is written; only the steps inside are steps of their own. */
function emitRaw({ bodySteps }: AnyStep, raw: Readonly<Record<string, unknown>>): object {
  return bodySteps ? { ...raw, inputs: { ...(raw['inputs'] as object), Steps: emitSteps(bodySteps) } } : raw;
}

function emitStep(step: AnyStep, following: AnyStep | undefined): object {
  const { name, action, options, declared, inputs, bodySteps } = step;
  const onFailure = target(options.onFailure);
  const isBranch = action === 'aws:branch';
  const next = options.nextStep === undefined ? following?.name : targetName(options.nextStep);
  const isEnd = options.isEnd ?? (!isBranch && next === undefined);
  return {
    name,
    action,
    ...(options.description !== undefined && { description: options.description }),
    ...(options.timeoutSeconds !== undefined && { timeoutSeconds: options.timeoutSeconds }),
    ...(options.maxAttempts !== undefined && { maxAttempts: options.maxAttempts }),
    onFailure,
    ...(options.onCancel !== undefined && { onCancel: target(options.onCancel) }),
    isCritical: options.isCritical ?? onFailure !== 'Continue',
    isEnd,
    // A branch names all its ways in its inputs.
    ...(!isEnd && !isBranch && { nextStep: next }),
    inputs: { ...inputs(), ...(bodySteps && { Steps: emitSteps(bodySteps) }) },
    ...(declared.length > 0 && { outputs: declared }),
  };
}

function target(rule: AnyStep['options']['onFailure']): string {
  if (rule === undefined) return 'Abort';
  return typeof rule === 'string' ? rule : `step:${targetName(rule)}`;
}

/** References become tokens, and what is undefined goes. */
function plain(step: unknown): Step {
  return JSON.parse(JSON.stringify(step)) as Step;
}
