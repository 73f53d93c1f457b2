import { isActionName } from '@nss/ssm-automation';
import { isDraft, listAt, mapAt, put, stepsOf } from './draft';
import { type Mutation } from './mutation';

/** Mistakes in the shape of a document: what is taken out, written twice, or of another kind. */
export const SHAPE_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'step without a name',
    codes: ['missing-key'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'name'], undefined),
      ),
  },
  {
    kind: 'step without an action',
    codes: ['missing-key'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'action'], undefined),
      ),
  },
  {
    kind: 'no steps',
    codes: ['missing-key'],
    edits: () => [(draft) => put(draft, ['mainSteps'], undefined)],
  },
  {
    kind: 'inputs as a list',
    codes: ['wrong-value'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'inputs'], ['a']),
      ),
  },
  {
    kind: 'section as a text',
    codes: ['wrong-value'],
    edits: (document) =>
      ['parameters', 'outputs', 'variables']
        .filter((key) => key in document)
        .map((key) => (draft) => put(draft, [key], 'none')),
  },
  {
    kind: 'attempts below one',
    codes: ['beyond-limit'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'maxAttempts'], 0),
      ),
  },
  {
    kind: 'timeout below one',
    codes: ['beyond-limit'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'timeoutSeconds'], -1),
      ),
  },
  {
    kind: 'parameter that refers to another',
    codes: ['wrong-default'],
    edits: (document) =>
      Object.keys(mapAt(document, 'parameters')).map(
        (name) => (draft) =>
          put(draft, ['parameters', 'OneThatNobodyHas'], { type: 'String', default: `{{ ${name} }}` }),
      ),
  },
  {
    kind: 'parameter with an underscore',
    codes: ['wrong-name'],
    edits: (document) =>
      'parameters' in document && isDraft(document['parameters'])
        ? [(draft) => put(draft, ['parameters', 'one_that_nobody_has'], { type: 'String' })]
        : [],
  },
  {
    kind: 'output written twice',
    codes: ['duplicate-output'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => listAt(step, 'outputs').some(isDraft))
        .map(
          ({ step, path }) =>
            (draft) =>
              put(draft, [...path, 'outputs'], [...listAt(step, 'outputs'), ...listAt(step, 'outputs')]),
        ),
  },
  {
    kind: 'service and API exchanged',
    codes: ['unknown-service'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) => {
        const { Service, Api } = mapAt(step, 'inputs');
        // An action that does not exist takes nothing, and so nothing wrong.
        if (!isActionName(String(step['action']))) return [];
        if (typeof Service !== 'string' || typeof Api !== 'string' || `${Service}${Api}`.includes('{{')) return [];
        return [
          (draft) => {
            put(draft, [...path, 'inputs', 'Service'], Api);
            put(draft, [...path, 'inputs', 'Api'], Service);
          },
        ];
      }),
  },
];
