import { type AutomationDocument, type Path, pathText, type Step } from '../document';
import { type Fault } from './finding';
import { isMap, kindOf } from './values/kind';

/** A document that every rule can walk through, and what was wrong with its outermost shape. */
export interface SoundDocument {
  readonly document: AutomationDocument;
  readonly faults: readonly Fault[];
}

/** No name of a step can begin like this, so nothing can refer to it. */
const NAMELESS = '\0';

/** Whether a step has got its name here, because the document gives it none. */
export function isNameless(name: string): boolean {
  return name.startsWith(NAMELESS);
}

/**
 * A document whose steps are maps with a name and an action, each at the path it has in the text: what is missing is told once, and hides
 * nothing else that is wrong.
 */
export function soundDocument(value: Readonly<Record<string, unknown>>): SoundDocument {
  const faults: Fault[] = [];
  const sound = (steps: unknown, path: Path): Step[] => {
    if (!Array.isArray(steps) || steps.length === 0) {
      faults.push({
        code: steps === undefined ? 'missing-key' : 'wrong-value',
        path: steps === undefined ? path.slice(0, -1) : path,
        message: `${String(path.at(-1))} is ${steps === undefined ? 'missing' : Array.isArray(steps) ? 'empty' : kindOf(steps)}`,
        remedy: `write ${String(path.at(-1))} as a list of steps, each with a name and an action`,
      });
      return [];
    }
    return steps.map((step: unknown, index) => soundStep(step, [...path, index]));
  };
  const soundStep = (step: unknown, path: Path): Step => {
    const nameless = `${NAMELESS}${pathText(path)}`;
    if (!isMap(step)) {
      faults.push({
        code: 'wrong-value',
        path,
        message: `a step is ${kindOf(step)}`,
        remedy: 'write a map with name and action',
      });
      return { name: nameless, action: '' } as unknown as Step;
    }
    for (const key of ['name', 'action'] as const) {
      if (typeof step[key] !== 'string')
        faults.push({
          code: step[key] === undefined ? 'missing-key' : 'wrong-value',
          path: step[key] === undefined ? path : [...path, key],
          message: step[key] === undefined ? `a step has no ${key}` : `${key} is ${kindOf(step[key])}`,
          remedy: `give the step ${key === 'name' ? 'a name of its own' : 'an action, such as aws:sleep'}`,
        });
    }
    const { name, action, inputs } = step;
    const isLoop = action === 'aws:loop' && isMap(inputs) && inputs['Steps'] !== undefined;
    return {
      ...step,
      name: typeof name === 'string' ? name : nameless,
      action: typeof action === 'string' ? action : '',
      ...(isLoop && { inputs: { ...inputs, Steps: sound(inputs['Steps'], [...path, 'inputs', 'Steps']) } }),
    } as unknown as Step;
  };
  const document = { ...value, mainSteps: sound(value['mainSteps'], ['mainSteps']) } as unknown as AutomationDocument;
  return { document, faults };
}
