import { type Choice, isEndStep, jumpTarget, loopBody, onCancelOf, onFailureOf, type Step } from '../document';

/** A way from one step to another. */
export interface Way {
  /** The step's name; undefined means the end of the list of steps. */
  readonly to: string | undefined;
  /** Whether the step has succeeded on this way, so that its outputs are there. */
  readonly succeeded: boolean;
}

/** Every way out of a step, given the step written after it. */
export function waysOut(step: Step, following: Step | undefined): Way[] {
  const onwards = isEndStep(step) ? undefined : (step.nextStep ?? following?.name);
  const ways: Way[] = [...successTargets(step, onwards).map((to) => ({ to, succeeded: true }))];
  const onFailure = onFailureOf(step);
  // Nothing goes on past an approval that failed.
  if (step.action !== 'aws:approve') {
    if (onFailure === 'Continue') ways.push({ to: onwards, succeeded: false });
    const target = jumpTarget(onFailure);
    if (target !== undefined) ways.push({ to: target, succeeded: false });
  }
  const cancelTarget = jumpTarget(onCancelOf(step));
  if (cancelTarget !== undefined) ways.push({ to: cancelTarget, succeeded: false });
  return ways;
}

function successTargets(step: Step, onwards: string | undefined): (string | undefined)[] {
  if (step.action !== 'aws:branch') return [onwards];
  const { Choices, Default } = (step.inputs ?? {}) as { Choices?: unknown; Default?: string };
  const choices = (Array.isArray(Choices) ? Choices : []) as (Partial<Choice> | null)[];
  return [...choices.flatMap((choice) => choice?.NextStep ?? []), Default ?? onwards];
}

/** Whether a loop may run its body not at all. */
export function mayBeEmpty(loop: Step): boolean {
  return loop.inputs?.['LoopCondition'] === undefined || loopBody(loop).length === 0;
}
