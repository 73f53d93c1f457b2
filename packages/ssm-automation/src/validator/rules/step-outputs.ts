import { isParameterType, type PlacedStep, PLAIN_TYPES } from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { isMap, kindOf, plainText } from '../values/kind';
import { unknownKeys } from '../values/known-keys';

/** The outputs a step declares: their keys, names and types. What their selectors match has a rule of its own. */
export const stepOutputs: Rule = ({ steps }) => steps.flatMap(outputFaults);

function outputFaults({ step, path }: PlacedStep): Fault[] {
  const outputs: unknown = step.outputs;
  const here = [...path, 'outputs'];
  if (outputs === undefined || outputs === null) return [];
  if (!Array.isArray(outputs))
    return [
      {
        code: 'wrong-value',
        path: here,
        message: `outputs is ${kindOf(outputs)}`,
        remedy: 'write a list of outputs with Name, Selector and Type',
      },
    ];
  const names = outputs.map((output: unknown) => (isMap(output) ? output['Name'] : undefined));
  return outputs.flatMap((output: unknown, index): Fault[] => {
    const at = [...here, index];
    if (!isMap(output))
      return [
        {
          code: 'wrong-value',
          path: at,
          message: `an output is ${kindOf(output)}`,
          remedy: 'write a map with Name, Selector and Type',
        },
      ];
    // AWS's own schema lets an output have other keys.
    const faults: Fault[] = unknownKeys(output, ['Name', 'Selector', 'Type'], at, 'an output').map((fault) => ({
      ...fault,
      severity: 'warning',
    }));
    const { Name, Selector, Type } = output;
    if (typeof Name !== 'string' || Name === '')
      faults.push({
        code: 'missing-key',
        path: at,
        message: 'an output has no Name',
        remedy: 'give it a Name to refer to',
      });
    else if (names.indexOf(Name) !== index)
      faults.push({
        code: 'duplicate-output',
        path: [...at, 'Name'],
        message: `${step.name} has two outputs ${Name}`,
        remedy: 'rename one of them',
      });
    if (Selector !== undefined && typeof Selector !== 'string')
      faults.push({
        code: 'wrong-value',
        path: [...at, 'Selector'],
        message: `Selector is ${kindOf(Selector)}`,
        remedy: 'write a JSONPath, such as $.Payload',
      });
    if (Type !== undefined && (typeof Type !== 'string' || !isParameterType(Type))) {
      faults.push({
        code: 'unknown-type',
        path: [...at, 'Type'],
        message: `the output ${plainText(Name)} is of type ${plainText(Type)}, which does not exist`,
        remedy: didYouMean(plainText(Type), PLAIN_TYPES),
      });
    }
    return faults;
  });
}
