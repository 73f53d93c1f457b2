import { isFixed, type Path, type PlacedStep } from '../../document';
import { parseSelector, type Segment } from '../../executor';
import { type Fault } from '../finding';
import { type ApiModels, type ApiShape } from '../ports';
import { calledApi } from '../references/called-api';
import { type Rule } from '../rule';
import { isMap } from '../values/kind';
import { selectorMismatch } from '../values/selector-match';

/** What a script gives to selectors. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html */
const SCRIPT_RESPONSE: ApiShape = {
  kind: 'structure',
  members: new Map([['Payload', () => ({ kind: 'any' as const })]]),
  required: [],
};

/** Selectors of outputs and of looked-at properties: that they are selectors, and can match what the API answers. */
export const selectors: Rule = ({ steps, ports: { apis } }) =>
  steps.flatMap((placed) => {
    const response = responseOf(placed, apis);
    return selectorsOf(placed).flatMap(({ text, path }) => selectorFaults(text, path, response));
  });

function selectorsOf({ step, path }: PlacedStep): { text: string; path: Path }[] {
  const outputs: unknown[] = Array.isArray(step.outputs) ? step.outputs : [];
  const places = [
    ...outputs.map((output, index) => ({
      value: isMap(output) ? output['Selector'] : undefined,
      path: [...path, 'outputs', index, 'Selector'],
    })),
    {
      value: isMap(step.inputs) ? step.inputs['PropertySelector'] : undefined,
      path: [...path, 'inputs', 'PropertySelector'],
    },
  ];
  return places.flatMap(({ value, path: at }) =>
    typeof value === 'string' && isFixed(value) ? [{ text: value, path: at }] : [],
  );
}

function responseOf({ step }: PlacedStep, apis: ApiModels | undefined): ApiShape | undefined {
  if (step.action === 'aws:executeScript') return SCRIPT_RESPONSE;
  const operation = apis && calledApi(step, apis)?.operation;
  return operation && (operation.output ?? { kind: 'structure', members: new Map(), required: [] });
}

function selectorFaults(text: string, path: Path, response: ApiShape | undefined): Fault[] {
  if (text.trim() === '')
    return [
      {
        code: 'wrong-selector',
        severity: 'warning',
        path,
        message: 'the selector is empty',
        remedy: 'write $ for the whole response, or a path into it',
      },
    ];
  let segments: Segment[];
  try {
    segments = parseSelector(text);
  } catch (error) {
    return [
      {
        code: 'wrong-selector',
        path,
        message: (error as Error).message,
        remedy: 'write it like $.Reservations[0].Instances[*].InstanceId',
      },
    ];
  }
  const mismatch = response && selectorMismatch(segments, response);
  return mismatch
    ? [
        {
          code: 'wrong-selector',
          severity: 'warning',
          path,
          message: `${text}: ${mismatch.message}`,
          remedy: mismatch.remedy,
        },
      ]
    : [];
}
