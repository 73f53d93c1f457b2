import { commandDocument, contractOf } from '@nss/ssm-automation';
import { isDraft, listAt, mapAt, put, rename, stepsOf } from './draft';
import { type Draft, misspelt, type Mutation } from './mutation';

/** Mistakes in the inputs of actions and of commands. */
export const INPUT_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'missing required input',
    codes: ['missing-input'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) =>
        Object.entries(contractOf(String(step['action']))?.inputs ?? {})
          .filter(([name, { required }]) => required && name in mapAt(step, 'inputs') && name !== 'Steps')
          .map(
            ([name]) =>
              (draft: Draft) =>
                put(draft, [...path, 'inputs', name], undefined),
          ),
      ),
  },
  {
    kind: 'input key typo',
    codes: ['unknown-input', 'unknown-api-parameter'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) =>
        Object.keys(contractOf(String(step['action']))?.inputs ?? {})
          .filter(
            (name) =>
              name in mapAt(step, 'inputs') &&
              !(contractOf(String(step['action']))?.callsApi && (name === 'Service' || name === 'Api')) &&
              name !== 'Steps',
          )
          .map((name) => (draft: Draft) => rename(draft, [...path, 'inputs', name], misspelt(name))),
      ),
  },
  {
    kind: 'input of the wrong kind',
    codes: ['wrong-input'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) =>
        Object.entries(contractOf(String(step['action']))?.inputs ?? {})
          .filter(([name, { shape }]) => shape.kind === 'string' && name in mapAt(step, 'inputs'))
          .map(
            ([name]) =>
              (draft: Draft) =>
                put(draft, [...path, 'inputs', name], { Wrong: 'kind' }),
          ),
      ),
  },
  {
    kind: 'state that does not exist',
    codes: ['wrong-input'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => 'DesiredState' in mapAt(step, 'inputs'))
        .map(
          ({ path }) =>
            (draft) =>
              put(draft, [...path, 'inputs', 'DesiredState'], 'runing'),
        ),
  },
  {
    kind: 'duration that is none',
    codes: ['wrong-input'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => 'Duration' in mapAt(step, 'inputs') && step['action'] === 'aws:sleep')
        .map(
          ({ path }) =>
            (draft) =>
              put(draft, [...path, 'inputs', 'Duration'], '10 minutes'),
        ),
  },
  {
    kind: 'runCommand parameter typo',
    codes: ['unknown-command-parameter'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) => {
        const { DocumentName, Parameters } = mapAt(step, 'inputs');
        if (step['action'] !== 'aws:runCommand' || !commandDocument(String(DocumentName)) || !isDraft(Parameters))
          return [];
        return Object.keys(Parameters).map(
          (name) => (draft: Draft) => rename(draft, [...path, 'inputs', 'Parameters', name], misspelt(name)),
        );
      }),
  },
  {
    kind: 'selector broken',
    codes: ['wrong-selector'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) =>
        [
          ...listAt(step, 'outputs').flatMap((output, index) =>
            isDraft(output) && typeof output['Selector'] === 'string' ? [[...path, 'outputs', index, 'Selector']] : [],
          ),
          ...('PropertySelector' in mapAt(step, 'inputs') ? [[...path, 'inputs', 'PropertySelector']] : []),
        ].map((at) => (draft: Draft) => put(draft, at, '$.Reservations[0.Instances')),
      ),
  },
];
