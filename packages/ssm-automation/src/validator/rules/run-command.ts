import { isFixed, type PlacedStep } from '../../document';
import { type CommandParameter, commandDocument } from '../../command-documents';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type ApiShape } from '../ports';
import { type Rule } from '../rule';
import { isMap, plainText } from '../values/kind';
import { mismatchFault, type MismatchCodes } from '../values/mismatch-fault';
import { mismatches, type TypeOf } from '../values/mismatches';
import { shapeOf } from '../values/shapes';

const CODES: MismatchCodes = {
  unknown: 'unknown-command-parameter',
  missing: 'missing-command-parameter',
  wrong: 'wrong-command-parameter',
  reference: 'wrong-reference-type',
};

/** Parameters of commands against the command document, as far as it is known. */
export const runCommand: Rule = ({ steps, references }) =>
  steps.flatMap((placed) =>
    placed.step.action === 'aws:runCommand' ? parameterFaults(placed, references.typeOf) : [],
  );

function parameterFaults({ step, path }: PlacedStep, typeOf: TypeOf): Fault[] {
  const inputs: unknown = step.inputs;
  if (!isMap(inputs)) return [];
  const { DocumentName, Parameters = {} } = inputs;
  const known = typeof DocumentName === 'string' ? commandDocument(DocumentName) : undefined;
  if (!known || !isMap(Parameters)) return [];
  const here = [...path, 'inputs', ...(inputs['Parameters'] === undefined ? [] : ['Parameters'])];
  // SendCommand takes lists for everything.
  const shape = {
    kind: 'structure' as const,
    members: new Map(Object.entries(known.parameters).map(([name, { type }]) => [name, () => asGiven(shapeOf(type))])),
    required: Object.entries(known.parameters)
      .filter(([, { default: value }]) => value === undefined)
      .map(([name]) => name),
  };
  const faults = mismatches(Parameters, shape, here, typeOf).map((mismatch) =>
    mismatchFault(mismatch, CODES, `${DocumentName as string}: `),
  );
  return [
    ...faults,
    ...Object.entries(Parameters).flatMap(([name, value]) =>
      choiceFaults(name, value, known.parameters[name], [...here, name]),
    ),
  ];
}

/** A list with one value is what a parameter that is no list gets. */
function asGiven(shape: ApiShape): ApiShape {
  return shape.kind === 'list' ? shape : { kind: 'list', element: () => shape };
}

function choiceFaults(
  name: string,
  value: unknown,
  parameter: CommandParameter | undefined,
  path: readonly (string | number)[],
): Fault[] {
  const allowed = parameter?.allowedValues;
  const refused = [value]
    .flat()
    .filter(
      (item) =>
        allowed &&
        (typeof item === 'string' || typeof item === 'boolean') &&
        isFixed(plainText(item)) &&
        !allowed.includes(plainText(item)),
    );
  return refused.map((item) => ({
    code: 'wrong-command-parameter',
    path,
    message: `${name} is ${plainText(item)}`,
    remedy: didYouMean(plainText(item), allowed ?? []),
  }));
}
