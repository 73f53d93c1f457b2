import { loopBody, parseReference, type Path, type PlacedStep, tokensOf } from '../../document';
import { isMap } from '../values/kind';
import { type ReferenceTypes } from './reference-types';
import { textLeaves } from './text-leaves';

/** A reference where it stands. */
export interface UsedReference {
  readonly name: string;
  readonly path: Path;
}

/** The references of a step's own values; those of a loop's body belong to the steps there. */
export function stepReferences({ step, path }: PlacedStep, types: ReferenceTypes): UsedReference[] {
  const inputs: unknown = step.inputs;
  const own =
    isMap(inputs) && loopBody(step).length > 0
      ? Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== 'Steps'))
      : inputs;
  const { timeoutSeconds, maxAttempts, isCritical, isEnd, nextStep } = step;
  return textLeaves({ inputs: own, timeoutSeconds, maxAttempts, isCritical, isEnd, nextStep }, path).flatMap(
    ({ text, path: at }) => {
      // Scripts have braces of their own: only what is declared is meant as a reference there.
      const isScript = step.action === 'aws:executeScript' && at.at(-1) === 'Script';
      return tokensOf(text)
        .filter(({ name }) => !isScript || isDeclared(name, types))
        .map(({ name }) => ({ name, path: at }));
    },
  );
}

/** Whether something of that name is declared, its output aside. */
export function isDeclared(name: string, { parameters, variables, steps }: ReferenceTypes): boolean {
  const reference = parseReference(name);
  switch (reference.kind) {
    case 'parameter':
      return parameters.includes(reference.name);
    case 'variable':
      return variables.includes(reference.name);
    case 'step':
      return steps.has(reference.step) || parameters.includes(reference.step);
    case 'system':
      return true;
    case 'foreign':
      return false;
  }
}
