import { type ApiShape, contractOf } from '@nss/ssm-automation';
import { unfit } from './api-mutations';
import { mapAt, put, stepsOf } from './draft';
import { type Draft, type Mutation } from './mutation';

/** Inputs of a step that its action has a shape for. */
function shapedInputs(step: Draft): { readonly name: string; readonly shape: ApiShape; readonly value: unknown }[] {
  const inputs = mapAt(step, 'inputs');
  const contract = contractOf(String(step['action']));
  return Object.entries(contract?.inputs ?? {})
    .filter(([name]) => name in inputs)
    .map(([name, { shape }]) => ({ name, shape, value: inputs[name] }));
}

const isStructure = (value: unknown) => typeof value === 'object' && value !== null;

/** Values of the wrong kind in inputs and switches. */
export const KIND_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'list, map, number or switch of the wrong kind',
    codes: ['wrong-input'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) =>
        shapedInputs(step).flatMap(({ name, shape }) => {
          const value = shape.kind === 'string' ? undefined : unfit(shape);
          return value === undefined ? [] : [(draft: Draft) => put(draft, [...path, 'inputs', name], value)];
        }),
      ),
  },
  {
    kind: 'a text and a structure exchanged',
    codes: ['wrong-input', 'wrong-reference-type'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) => {
        const inputs = shapedInputs(step);
        const text = inputs.find(({ shape, value }) => shape.kind === 'string' && typeof value === 'string');
        const structure = inputs.find(
          ({ shape, value }) =>
            (shape.kind === 'map' || shape.kind === 'list') &&
            isStructure(value) &&
            // A list of one reference stands for what is referred to.
            !(Array.isArray(value) && value.length < 2),
        );
        if (!text || !structure) return [];
        return [
          (draft: Draft) => {
            put(draft, [...path, 'inputs', text.name], structure.value);
            put(draft, [...path, 'inputs', structure.name], text.value);
          },
        ];
      }),
  },
  {
    kind: 'switch misspelt',
    codes: ['wrong-value'],
    edits: (document) =>
      stepsOf(document).flatMap(({ path }) =>
        ['isEnd', 'isCritical'].map((key) => (draft: Draft) => put(draft, [...path, key], 'ture')),
      ),
  },
  {
    kind: 'runtime that is none',
    codes: ['wrong-input'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => step['action'] === 'aws:executeScript' && 'Runtime' in mapAt(step, 'inputs'))
        .flatMap(({ path }) =>
          ['python2.7', 'python3.2', 'PowerShell 5.1'].map(
            (runtime) => (draft: Draft) => put(draft, [...path, 'inputs', 'Runtime'], runtime),
          ),
        ),
  },
];
