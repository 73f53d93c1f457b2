import { isDraft, listAt, mapAt, put, stepsOf } from './draft';
import { type Draft, type Edit, misspelt, type Mutation } from './mutation';

/** An edit of each parameter that fits. */
function onParameters(
  document: Draft,
  fits: (parameter: Draft) => boolean,
  edit: (draft: Draft, name: string) => void,
): Edit[] {
  return Object.entries(mapAt(document, 'parameters'))
    .filter(([, parameter]) => isDraft(parameter) && fits(parameter))
    .map(
      ([name]) =>
        (draft) =>
          edit(draft, name),
    );
}

/** Mistakes in declared parameters and outputs. */
export const DECLARATION_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'bad parameter type',
    codes: ['unknown-type'],
    edits: (document) =>
      onParameters(
        document,
        () => true,
        (draft, name) => put(draft, ['parameters', name, 'type'], misspelt('String')),
      ),
  },
  {
    kind: 'missing parameter type',
    codes: ['missing-key'],
    edits: (document) =>
      onParameters(
        document,
        () => true,
        (draft, name) => put(draft, ['parameters', name, 'type'], undefined),
      ),
  },
  {
    kind: 'parameter key typo',
    codes: ['unknown-key'],
    edits: (document) =>
      onParameters(
        document,
        () => true,
        (draft, name) => put(draft, ['parameters', name, 'allowdValues'], ['a']),
      ),
  },
  {
    kind: 'maxItems on a text',
    codes: ['wrong-constraint'],
    edits: (document) =>
      onParameters(
        document,
        ({ type }) => type === 'String',
        (draft, name) => put(draft, ['parameters', name, 'maxItems'], 3),
      ),
  },
  {
    kind: 'minChars on a switch',
    codes: ['wrong-constraint'],
    edits: (document) =>
      onParameters(
        document,
        ({ type }) => type === 'Boolean',
        (draft, name) => put(draft, ['parameters', name, 'minChars'], 3),
      ),
  },
  {
    kind: 'wrong constraint type',
    codes: ['wrong-constraint'],
    edits: (document) =>
      onParameters(
        document,
        ({ type }) => type === 'String',
        (draft, name) => put(draft, ['parameters', name, 'allowedValues'], 'one'),
      ),
  },
  {
    kind: 'pattern that is none',
    codes: ['wrong-constraint'],
    edits: (document) =>
      onParameters(
        document,
        ({ type }) => type === 'String',
        (draft, name) => put(draft, ['parameters', name, 'allowedPattern'], '^[a-z'),
      ),
  },
  {
    kind: 'default of another type',
    codes: ['wrong-default'],
    edits: (document) =>
      onParameters(
        document,
        ({ type }) => type === 'Integer' || type === 'Boolean',
        (draft, name) => put(draft, ['parameters', name, 'default'], 'many'),
      ),
  },
  {
    kind: 'default that is not allowed',
    codes: ['wrong-constraint'],
    edits: (document) =>
      onParameters(
        document,
        ({ type, allowedValues }) => type === 'String' && Array.isArray(allowedValues),
        (draft, name) => put(draft, ['parameters', name, 'default'], 'none of them'),
      ),
  },
  {
    kind: 'bad output type',
    codes: ['unknown-type'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) =>
        listAt(step, 'outputs').map(
          (_, index) => (draft: Draft) => put(draft, [...path, 'outputs', index, 'Type'], 'Strings'),
        ),
      ),
  },
];
