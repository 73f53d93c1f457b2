import { type ApiModels, type ApiShape, type OperationModel } from '../validator';

const text: ApiShape = { kind: 'string' };
const structure = (members: Record<string, ApiShape>, required: readonly string[] = []): ApiShape => ({
  kind: 'structure',
  required,
  members: new Map(Object.entries(members).map(([name, shape]) => [name, () => shape])),
});
const list = (element: ApiShape): ApiShape => ({ kind: 'list', element: () => element });

/** One service with one API that has a parameter of every kind. */
export const modelsOfOneService: ApiModels = {
  serviceNames: ['farm', 'barn'],
  service: (name) =>
    name === 'farm'
      ? { operationNames: ['FeedAnimals', 'Rest'], operation: (api) => operations.find((each) => each.name === api) }
      : undefined,
};

const operations: OperationModel[] = [
  {
    name: 'FeedAnimals',
    input: structure(
      {
        Names: list(text),
        Food: text,
        Count: { kind: 'integer' },
        Weight: { kind: 'number' },
        Dry: { kind: 'boolean' },
        Tags: { kind: 'map', value: () => text },
        Bowls: list(structure({ Size: { kind: 'integer' } }, ['Size'])),
        Free: { kind: 'any' },
      },
      ['Names'],
    ),
    output: structure({
      Animals: list(
        structure({ Name: text, Stable: structure({ Box: text }), Marks: { kind: 'map', value: () => text } }),
      ),
      Free: { kind: 'any' },
    }),
  },
  { name: 'Rest' },
];
