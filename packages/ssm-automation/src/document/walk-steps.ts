import { type AutomationDocument } from './document';
import { type LoopInputs, type Step } from './step';

/** A step and where it stands. */
export interface PlacedStep {
  readonly step: Step;
  /** Keys and indices from the document's root, to look its position up. */
  readonly path: readonly (string | number)[];
  /** The loops around it, outermost first. */
  readonly loops: readonly Step[];
}

/** The steps in a loop's body; none for other actions or where the body is not a list. */
export function loopBody(step: Step): readonly Step[] {
  if (step.action !== 'aws:loop') return [];
  const { Steps } = (step.inputs ?? {}) as unknown as LoopInputs;
  return Array.isArray(Steps) ? Steps : [];
}

/** Every step of a document in the order written, a loop before its body. */
export function walkSteps(document: AutomationDocument): PlacedStep[] {
  return walk(document.mainSteps, ['mainSteps'], []);
}

function walk(steps: readonly Step[], path: readonly (string | number)[], loops: readonly Step[]): PlacedStep[] {
  return steps.flatMap((step, index) => [
    { step, path: [...path, index], loops },
    ...walk(loopBody(step), [...path, index, 'inputs', 'Steps'], [...loops, step]),
  ]);
}
