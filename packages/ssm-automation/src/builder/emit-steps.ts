import { type Step } from '../document';
import { type AnyStep, type OrDefault, targetName } from './step-value';

/** Whether a document says what AWS assumes, or leaves it out. */
export type Defaults = 'written' | 'left-out';

const OR_DEFAULT: Readonly<Record<Defaults, OrDefault>> = {
  written: (given, byDefault) => given ?? byDefault,
  'left-out': (given) => given,
};

/**
 * Steps as a document has them. What a reader would otherwise have to know by heart is written out in every one:
 * onFailure, isCritical, isEnd and, where the step is not the end, nextStep. A document that leaves defaults out has of these only what is given.
 */
export function emitSteps(steps: readonly AnyStep[], defaults: Defaults = 'written'): Step[] {
  return steps.map((step, index) =>
    plain(step.raw ? emitRaw(step, step.raw, defaults) : emitStep(step, steps[index + 1], defaults)),
  );
}

/** As it is written; only the steps inside are steps of their own. */
function emitRaw({ bodySteps }: AnyStep, raw: Readonly<Record<string, unknown>>, defaults: Defaults): object {
  return bodySteps ? { ...raw, inputs: { ...(raw['inputs'] as object), Steps: emitSteps(bodySteps, defaults) } } : raw;
}

function emitStep(step: AnyStep, following: AnyStep | undefined, defaults: Defaults): object {
  const { name, action, options, declared, inputs, bodySteps } = step;
  const flow = defaults === 'written' ? writtenFlow(step, following) : givenFlow(step);
  return {
    name,
    action,
    ...(options.description !== undefined && { description: options.description }),
    ...(options.timeoutSeconds !== undefined && { timeoutSeconds: options.timeoutSeconds }),
    ...(options.maxAttempts !== undefined && { maxAttempts: options.maxAttempts }),
    ...flow,
    inputs: {
      ...inputs(OR_DEFAULT[defaults]),
      ...(bodySteps && { Steps: emitSteps(bodySteps, defaults) }),
    },
    ...(declared.length > 0 && { outputs: declared }),
  };
}

function writtenFlow({ action, options }: AnyStep, following: AnyStep | undefined): object {
  const onFailure = target(options.onFailure);
  const isBranch = action === 'aws:branch';
  const next = options.nextStep === undefined ? following?.name : targetName(options.nextStep);
  const isEnd = options.isEnd ?? (!isBranch && next === undefined);
  return {
    onFailure,
    ...(options.onCancel !== undefined && { onCancel: target(options.onCancel) }),
    isCritical: options.isCritical ?? onFailure !== 'Continue',
    isEnd,
    // A branch names all its ways in its inputs.
    ...(!isEnd && !isBranch && { nextStep: next }),
  };
}

function givenFlow({ options: { onFailure, onCancel, isCritical, isEnd, nextStep } }: AnyStep): object {
  return {
    ...(onFailure !== undefined && { onFailure: target(onFailure) }),
    ...(onCancel !== undefined && { onCancel: target(onCancel) }),
    isCritical,
    isEnd,
    ...(nextStep !== undefined && { nextStep: targetName(nextStep) }),
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
