import { DocumentError } from './document-error';
import { type Path, pathText } from './position';
import { type SourceText } from './read-document';

/**
 * Only what everything else relies on; the rest is the validator's business.
 * @throws DocumentError for a value without a list of named steps
 */
export function requireShape(source: SourceText): void {
  const refuse = (problem: string, path: Path): never => {
    throw new DocumentError(problem, source.positionOf(path), path);
  };
  const { value } = source;
  if (!isObject(value)) return refuse('an Automation document is an object', []);
  const steps = value['mainSteps'];
  if (!Array.isArray(steps) || steps.length === 0)
    return refuse('mainSteps has to be a list of at least one step', ['mainSteps']);
  const checkSteps = (list: readonly unknown[], path: Path): void =>
    list.forEach((step, index) => {
      const here = [...path, index];
      if (!isObject(step)) return refuse(`${pathText(here)} has to be a step`, here);
      for (const key of ['name', 'action']) {
        if (typeof step[key] !== 'string') refuse(`${pathText(here)} has no ${key}`, here);
      }
      const { inputs } = step;
      if (step['action'] === 'aws:loop' && isObject(inputs) && Array.isArray(inputs['Steps']))
        checkSteps(inputs['Steps'], [...here, 'inputs', 'Steps']);
    });
  checkSteps(steps, ['mainSteps']);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
