import { isFixed } from '../../document';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { isMap } from '../values/kind';
import { mismatchCodes, mismatchFault } from '../values/mismatch-fault';
import { mismatches } from '../values/mismatches';
import { shapeOf } from '../values/shapes';
import { unknownVariable } from './references';

/**
 * What `aws:updateVariable` writes, and where.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-update-variable.html
 */
export const variableUpdates: Rule = ({ steps, references }) =>
  steps.flatMap(({ step, path }): Fault[] => {
    const inputs: unknown = step.inputs;
    if (step.action !== 'aws:updateVariable' || !isMap(inputs)) return [];
    const { Name, Value } = inputs;
    if (typeof Name !== 'string' || !isFixed(Name)) return [];
    const name = Name.replace(/^variable:/, '');
    if (!references.variables.includes(name)) return [unknownVariable(name, [...path, 'inputs', 'Name'], references)];
    const type = references.typeOf(`variable:${name}`);
    if (type === undefined || Value === undefined) return [];
    return mismatches(Value, shapeOf(type), [...path, 'inputs', 'Value'], references.typeOf).map((mismatch) =>
      mismatchFault(mismatch, mismatchCodes('wrong-input'), `the variable ${name} is of type ${type}, and `),
    );
  });
