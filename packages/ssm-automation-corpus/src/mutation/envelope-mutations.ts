import { put, rename, stepsOf } from './draft';
import { misspelt, type Mutation } from './mutation';

const TOP_LEVEL = ['description', 'assumeRole', 'parameters', 'variables', 'outputs', 'schemaVersion'];

const IN_STEPS = [
  'inputs',
  'outputs',
  'onFailure',
  'onCancel',
  'isCritical',
  'isEnd',
  'nextStep',
  'maxAttempts',
  'timeoutSeconds',
  'description',
];

/** Mistakes in what every document and every step can say. */
export const ENVELOPE_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'document key typo',
    codes: ['unknown-key'],
    edits: (document) =>
      TOP_LEVEL.filter((key) => key in document).map((key) => (draft) => rename(draft, [key], misspelt(key))),
  },
  {
    kind: 'envelope key typo',
    codes: ['unknown-key'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) =>
        IN_STEPS.filter((key) => key in step).map((key) => (draft) => rename(draft, [...path, key], misspelt(key))),
      ),
  },
  {
    kind: 'wrong schema version',
    codes: ['wrong-value'],
    edits: () => [(draft) => put(draft, ['schemaVersion'], '0.4')],
  },
  {
    kind: 'bad step name',
    codes: ['wrong-name'],
    edits: (document) =>
      stepsOf(document).map(
        ({ step, path }) =>
          (draft) =>
            put(draft, [...path, 'name'], `${String(step['name'])} again`),
      ),
  },
  {
    kind: 'action typo',
    codes: ['unknown-action'],
    edits: (document) =>
      stepsOf(document).map(
        ({ step, path }) =>
          (draft) =>
            put(draft, [...path, 'action'], `aws:${misspelt(String(step['action']).replace('aws:', ''))}`),
      ),
  },
  {
    kind: 'onFailure typo',
    codes: ['wrong-value'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'onFailure'], 'Contniue'),
      ),
  },
  {
    kind: 'timeout that is no number',
    codes: ['wrong-value'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'timeoutSeconds'], 'ten'),
      ),
  },
  {
    kind: 'switch that is none',
    codes: ['wrong-value'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'isCritical'], 'perhaps'),
      ),
  },
];
