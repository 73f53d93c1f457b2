import {
  type ApiModels,
  type ApiShape,
  type OperationModel,
  parseSelector,
  type Path,
  selectedShape,
} from '@nss/ssm-automation';
import { isDraft, listAt, mapAt, put, rename, stepsOf, type DraftStep } from './draft';
import { type Draft, misspelt, type Mutation } from './mutation';

const OWN = ['Service', 'Api', 'PropertySelector', 'DesiredValues'];

interface ApiStep extends DraftStep {
  readonly service: string;
  readonly operation: OperationModel;
}

/** Steps that call an API that exists. */
function apiSteps(document: Draft, apis: ApiModels): ApiStep[] {
  return stepsOf(document).flatMap(({ step, path }) => {
    const { Service, Api } = mapAt(step, 'inputs');
    if (
      !['aws:executeAwsApi', 'aws:waitForAwsResourceProperty', 'aws:assertAwsResourceProperty'].includes(
        String(step['action']),
      )
    )
      return [];
    const operation =
      typeof Service === 'string' && typeof Api === 'string' ? apis.service(Service)?.operation(Api) : undefined;
    return operation ? [{ step, path, service: String(Service), operation }] : [];
  });
}

/** The last key of a selector, with its dot. */
const LAST_KEY = /\.([A-Za-z]\w*)$/;

/** What a selector leads to; `any` where that cannot be told. */
function selected(selector: string, answer: ApiShape): ApiShape {
  try {
    return selectedShape(parseSelector(selector), answer);
  } catch {
    return { kind: 'any' };
  }
}

/** Values of parameters that are chosen from a list, with their places. */
function chosenValues(value: unknown, shape: ApiShape | undefined, path: Path): { path: Path; value: string }[] {
  if (shape?.kind === 'string' && typeof value === 'string')
    return shape.values?.includes(value) ? [{ path, value }] : [];
  if (shape?.kind === 'list' && Array.isArray(value))
    return value.flatMap((item: unknown, index) => chosenValues(item, shape.element(), [...path, index]));
  if (shape?.kind === 'structure' && isDraft(value))
    return Object.entries(value).flatMap(([key, item]) =>
      chosenValues(item, shape.members.get(key)?.(), [...path, key]),
    );
  return [];
}

/** A value that a shape cannot take; undefined where it takes anything. */
export function unfit(shape: ApiShape): unknown {
  switch (shape.kind) {
    case 'any':
      return undefined;
    case 'string':
      return { Wrong: 'kind' };
    case 'integer':
    case 'number':
      return 'many';
    case 'boolean':
      return 'perhaps';
    case 'structure':
    case 'map':
      return 'a text';
    case 'list': {
      const element = unfit(shape.element());
      return element === undefined ? undefined : [element];
    }
  }
}

/** Mistakes in calls of APIs. */
export const API_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'service typo',
    codes: ['unknown-service'],
    edits: (document, apis) =>
      apiSteps(document, apis).map(
        ({ path, service }) =>
          (draft) =>
            put(draft, [...path, 'inputs', 'Service'], `${service}x`),
      ),
  },
  {
    kind: 'API name typo',
    codes: ['unknown-api'],
    edits: (document, apis) =>
      apiSteps(document, apis).map(
        ({ path, operation }) =>
          (draft) =>
            put(draft, [...path, 'inputs', 'Api'], misspelt(operation.name)),
      ),
  },
  {
    kind: 'API parameter name typo',
    codes: ['unknown-api-parameter'],
    edits: (document, apis) =>
      apiSteps(document, apis).flatMap(({ step, path }) =>
        Object.keys(mapAt(step, 'inputs'))
          .filter((name) => !OWN.includes(name))
          .map((name) => (draft: Draft) => rename(draft, [...path, 'inputs', name], misspelt(name))),
      ),
  },
  {
    kind: 'missing API parameter',
    codes: ['missing-api-parameter'],
    edits: (document, apis) =>
      apiSteps(document, apis).flatMap(({ step, path, operation: { input } }) =>
        (input?.kind === 'structure' ? input.required : [])
          .filter((name) => name in mapAt(step, 'inputs'))
          .map((name) => (draft: Draft) => put(draft, [...path, 'inputs', name], undefined)),
      ),
  },
  {
    kind: 'wrong API parameter type',
    codes: ['wrong-api-parameter'],
    edits: (document, apis) =>
      apiSteps(document, apis).flatMap(({ step, path, operation: { input } }) =>
        Object.keys(mapAt(step, 'inputs')).flatMap((name) => {
          const shape = input?.kind === 'structure' ? input.members.get(name)?.() : undefined;
          const value = shape && unfit(shape);
          return value === undefined ? [] : [(draft: Draft) => put(draft, [...path, 'inputs', name], value)];
        }),
      ),
  },
  {
    kind: 'value that the API does not know',
    codes: ['wrong-api-parameter'],
    edits: (document, apis) =>
      apiSteps(document, apis).flatMap(({ step, path, operation: { input } }) =>
        chosenValues(mapAt(step, 'inputs'), input, [...path, 'inputs']).map(
          ({ path: at, value }) =>
            (draft: Draft) =>
              put(draft, at, misspelt(value)),
        ),
      ),
  },
  {
    kind: 'value that is waited for and never comes',
    codes: ['wrong-input'],
    edits: (document, apis) =>
      apiSteps(document, apis).flatMap(({ step, path, operation }) => {
        const { PropertySelector, DesiredValues } = mapAt(step, 'inputs');
        const shape =
          typeof PropertySelector === 'string' && operation.output && selected(PropertySelector, operation.output);
        if (!shape || shape.kind !== 'string' || !shape.values || !Array.isArray(DesiredValues)) return [];
        return DesiredValues.flatMap((value: unknown, index) =>
          typeof value === 'string' && shape.values?.includes(value)
            ? [(draft: Draft) => put(draft, [...path, 'inputs', 'DesiredValues', index], misspelt(value))]
            : [],
        );
      }),
  },
  {
    kind: 'selector misspelt',
    codes: ['wrong-selector'],
    edits: (document, apis) =>
      apiSteps(document, apis).flatMap(({ step, path, operation: { output: answer } }) =>
        [
          ...listAt(step, 'outputs').map((output, index) => ({
            text: isDraft(output) ? output['Selector'] : undefined,
            at: [...path, 'outputs', index, 'Selector'],
          })),
          { text: mapAt(step, 'inputs')['PropertySelector'], at: [...path, 'inputs', 'PropertySelector'] },
        ].flatMap(({ text, at }) =>
          // Of what holds any names, any name is right.
          typeof text === 'string' &&
          LAST_KEY.test(text) &&
          answer &&
          selected(text.replace(LAST_KEY, ''), answer).kind === 'structure' &&
          selected(text, answer).kind !== 'any'
            ? [
                (draft: Draft) =>
                  put(
                    draft,
                    at,
                    text.replace(LAST_KEY, (_, key: string) => `.${misspelt(key)}`),
                  ),
              ]
            : [],
        ),
      ),
  },
  {
    kind: 'selector of something the API does not answer',
    codes: ['wrong-selector'],
    edits: (document, apis) =>
      apiSteps(document, apis).flatMap(({ step, path }) =>
        listAt(step, 'outputs').flatMap((output, index) => {
          const selector = isDraft(output) ? output['Selector'] : undefined;
          return typeof selector === 'string' && /^\$\.[A-Za-z]+/.test(selector)
            ? [(draft: Draft) => put(draft, [...path, 'outputs', index, 'Selector'], '$.NoSuchAnswer')]
            : [];
        }),
      ),
  },
];
