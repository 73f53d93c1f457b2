import {
  isFixed,
  jumpTarget,
  NOT_AFTER_CANCEL,
  onCancelOf,
  onFailureOf,
  type Path,
  type PlacedStep,
  type Step,
} from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { isMap } from '../values/kind';

/** A place that names another step. */
interface Target {
  readonly path: Path;
  readonly name: string;
}

/** Where steps lead: to steps that exist, never into a loop from outside, after a cancel only to what may run then. */
export const targets: Rule = ({ steps }) => {
  const byName = new Map(steps.map((placed) => [placed.step.name, placed]));
  return steps.flatMap((placed) =>
    targetsOf(placed).flatMap(({ path, name }): Fault[] => {
      const target = byName.get(name);
      if (!target) {
        const others = steps.map(({ step }) => step.name).filter((each) => each !== placed.step.name);
        return [
          { code: 'dangling-target', path, message: `there is no step ${name}`, remedy: didYouMean(name, others) },
        ];
      }
      if (!target.loops.every((loop) => placed.loops.includes(loop))) {
        return [
          {
            code: 'target-inside-loop',
            path,
            message: `${name} stands in the body of ${String(target.loops.at(-1)?.name)}`,
            remedy: 'lead to the loop, or to a step outside it',
          },
        ];
      }
      if (path.at(-1) === 'onCancel' && NOT_AFTER_CANCEL.has(target.step.action)) {
        return [
          {
            code: 'wrong-cancel-target',
            path,
            message: `${name} is ${target.step.action}, which does not run after a cancel`,
            remedy: 'lead to a step that undoes something at once',
          },
        ];
      }
      return [];
    }),
  );
};

/** Every target of a step. One that is put in at run time cannot be judged. */
function targetsOf({ step, path }: PlacedStep): Target[] {
  const found: Target[] = [];
  const add = (name: unknown, at: Path) => {
    if (typeof name === 'string' && isFixed(name)) found.push({ name, path: at });
  };
  add(step.nextStep, [...path, 'nextStep']);
  add(jumpTarget(onFailureOf(step)), [...path, 'onFailure']);
  add(jumpTarget(onCancelOf(step)), [...path, 'onCancel']);
  branchTargets(step).forEach(([name, at]) => add(name, [...path, 'inputs', ...at]));
  return found;
}

function branchTargets({ action, inputs }: Step): [unknown, Path][] {
  if (action !== 'aws:branch' || !isMap(inputs)) return [];
  const { Choices, Default } = inputs;
  const choices = Array.isArray(Choices)
    ? Choices.map((choice: unknown, index): [unknown, Path] => [
        isMap(choice) ? choice['NextStep'] : undefined,
        ['Choices', index, 'NextStep'],
      ])
    : [];
  return [...choices, [Default, ['Default']]];
}
