import { isFixed, plainType, type PlainType, type Path, type PlacedStep } from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type ApiModels, type ApiShape } from '../ports';
import { calledApi } from '../references/called-api';
import { type Rule } from '../rule';
import { isMap, plainText } from '../values/kind';
import { readableSelector } from '../values/readable-selector';
import { selectedShape } from '../values/selector-match';
import { shapeName } from '../values/shapes';

/**
 * What is expected of a place in an API's answer, against what can stand there: values that are waited for, and types of outputs.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-waitForAwsResourceProperty.html (DesiredValues) and
 * automation-action-outputs-inputs.html
 */
export const selectedValues: Rule = ({ steps, ports: { apis } }) =>
  apis ? steps.flatMap((placed) => [...desiredFaults(placed, apis), ...typeFaults(placed, apis)]) : [];

function desiredFaults(placed: PlacedStep, apis: ApiModels): Fault[] {
  const { step, path } = placed;
  const { PropertySelector: selector, DesiredValues: desired } = step.inputs ?? {};
  const shape = typeof selector === 'string' ? shapeAt(placed, selector, apis) : undefined;
  if (!shape || !Array.isArray(desired)) return [];
  return desired.flatMap((value: unknown, index) =>
    desiredFault(value, shape, [...path, 'inputs', 'DesiredValues', index]),
  );
}

function desiredFault(value: unknown, shape: ApiShape, path: Path): Fault[] {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return [];
  const text = plainText(value);
  if (!isFixed(text)) return [];
  const values = shape.kind === 'boolean' ? ['True', 'False'] : shape.kind === 'string' ? shape.values : undefined;
  if (!values || values.some((each) => each.toLowerCase() === text.toLowerCase())) return [];
  return [
    {
      code: 'wrong-input',
      severity: 'warning',
      path,
      message: `the API never answers ${text} there`,
      remedy: didYouMean(text, values),
    },
  ];
}

function typeFaults(placed: PlacedStep, apis: ApiModels): Fault[] {
  const outputs: unknown = placed.step.outputs;
  if (!Array.isArray(outputs)) return [];
  return outputs.flatMap((output: unknown, index): Fault[] => {
    const { Selector: selector, Type: type } = isMap(output) ? output : {};
    const shape =
      typeof selector === 'string' && typeof type === 'string' ? shapeAt(placed, selector, apis) : undefined;
    if (!shape || fits(shape, plainType(plainText(type)))) return [];
    return [
      {
        code: 'wrong-output-type',
        path: [...placed.path, 'outputs', index, 'Type'],
        message: `${plainText(selector)} is ${shapeName(shape)}, and the type is ${plainText(type)}`,
        remedy: `write ${TYPES[shape.kind].join(' or ')}`,
      },
    ];
  });
}

function shapeAt({ step }: PlacedStep, selector: string, apis: ApiModels): ApiShape | undefined {
  const output = isFixed(selector) ? calledApi(step, apis)?.operation?.output : undefined;
  if (!output) return undefined;
  const segments = readableSelector(selector);
  return segments && selectedShape(segments, output);
}

/** Types that a value of a kind can have without being converted, which no page says Automation does; text holds everything. */
const TYPES: Readonly<Record<ApiShape['kind'], readonly PlainType[]>> = {
  string: ['String'],
  integer: ['Integer', 'String'],
  number: ['Integer', 'String'],
  boolean: ['Boolean', 'String'],
  list: ['StringList', 'MapList', 'String'],
  map: ['StringMap', 'String'],
  structure: ['StringMap', 'String'],
  any: ['String'],
};

function fits(shape: ApiShape, type: PlainType): boolean {
  return shape.kind === 'any' || TYPES[shape.kind].includes(type);
}
