import { type ApiModels, type ApiShape, type OperationModel } from '@nss/ssm-automation';
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

/** A value that a shape cannot take; undefined where it takes anything. */
function unfit(shape: ApiShape): unknown {
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
