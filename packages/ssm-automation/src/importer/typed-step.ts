import { isDeepStrictEqual } from 'node:util';
import { type AnyStep, type Defaults, steps } from '../builder';
import { STEP_WORDS } from '../builder/action-inputs';
import { emitSteps } from '../builder/emit-steps';
import { type Step } from '../document';
import { stepCall, type StepCall } from './step-call';

/** A step that a function of the builder makes, exactly as the document has it. */
export interface TypedStep {
  readonly call: string;
  /** Everything it is given, and nothing that it would write by itself. */
  readonly options: StepCall['options'];
  readonly value: AnyStep;
}

/** What a call is made of. */
const OWN = ['name', 'action', 'inputs', 'outputs'];

const COMMON = Object.keys(STEP_WORDS);

/** Words that a function does not take, because its action has no use for them. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  approve: ['onFailure', 'isCritical'],
  branch: ['nextStep', 'isEnd'],
};

/**
 * The typed call that makes a step, if what it makes is the step.
 * @param following name of the step that is written next
 * @param defaults whether the document says what AWS assumes
 */
export function typedStep(step: Step, following: string | undefined, defaults: Defaults): TypedStep | undefined {
  const called = stepCall(step);
  if (!called) return undefined;
  const { name } = step;
  const words = Object.keys(step).filter((word) => !OWN.includes(word));
  if (!words.every((word) => COMMON.includes(word))) return undefined;
  const common = COMMON.filter((word) => words.includes(word)).map((word) => [word, step[word as keyof Step]]);
  const all = { ...(Object.fromEntries(common) as object), ...called.options };
  const makes = (options: object) => isDeepStrictEqual(emitted(called.call, name, options, following, defaults), step);
  if (!makes(all)) return undefined;
  const needed = Object.keys(all).reduce<StepCall['options']>((least, key) => {
    const without = Object.fromEntries(Object.entries(least).filter(([each]) => each !== key));
    return makes(without) ? without : least;
  }, all);
  if (REFUSED[called.call]?.some((word) => word in needed)) return undefined;
  return { call: called.call, options: needed, value: made(called.call, name, needed) };
}

function made(call: string, name: string, options: object): AnyStep {
  return (steps as unknown as Readonly<Record<string, (name: string, options: object) => AnyStep>>)[call]!(
    name,
    options,
  );
}

/** Undefined where the function refuses what it is given. */
function emitted(call: string, name: string, options: object, following: string | undefined, defaults: Defaults) {
  try {
    const after = following === undefined ? [] : [steps.pause(following)];
    return emitSteps([made(call, name, options), ...after], defaults)[0];
  } catch {
    return undefined;
  }
}
