import { type AutomationDocument, type Path, stepGraph } from '@nss/ssm-automation';
import { isDraft, listAt, mapAt, put, stepsOf } from './draft';
import { type Draft, misspelt, type Mutation } from './mutation';

const MISSING = 'noSuchStepAnywhere';

/** Names of steps that something leads to by name. */
export function namedTargets(document: Draft): Set<string> {
  return new Set(
    stepsOf(document).flatMap(({ step }) => {
      const inputs = mapAt(step, 'inputs');
      const choices = listAt(inputs, 'Choices').map((choice) => (isDraft(choice) ? choice['NextStep'] : undefined));
      const jumps = ['onFailure', 'onCancel'].map((key) => /^step:\s*(\S+)$/.exec(String(step[key]))?.[1]);
      return [step['nextStep'], inputs['Default'], ...choices, ...jumps].filter(
        (name): name is string => typeof name === 'string',
      );
    }),
  );
}

/** Paths of every test of every condition of a branch. */
function testsOf(value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => testsOf(item, [...path, index]));
  if (!isDraft(value)) return [];
  return 'Variable' in value ? [path] : Object.entries(value).flatMap(([key, item]) => testsOf(item, [...path, key]));
}

/** Mistakes in where steps lead. */
export const FLOW_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'dangling nextStep',
    codes: ['dangling-target'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'nextStep'], MISSING),
      ),
  },
  {
    kind: 'dangling onFailure',
    codes: ['dangling-target'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'onFailure'], `step:${MISSING}`),
      ),
  },
  {
    kind: 'dangling onCancel',
    codes: ['dangling-target'],
    edits: (document) =>
      stepsOf(document).map(
        ({ path }) =>
          (draft) =>
            put(draft, [...path, 'onCancel'], `step:${MISSING}`),
      ),
  },
  {
    kind: 'dangling choice',
    codes: ['dangling-target'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => step['action'] === 'aws:branch')
        .flatMap(({ step, path }) =>
          listAt(mapAt(step, 'inputs'), 'Choices').map(
            (_, index) => (draft: Draft) => put(draft, [...path, 'inputs', 'Choices', index, 'NextStep'], MISSING),
          ),
        ),
  },
  {
    kind: 'dangling default',
    codes: ['dangling-target'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => step['action'] === 'aws:branch')
        .map(
          ({ path }) =>
            (draft) =>
              put(draft, [...path, 'inputs', 'Default'], MISSING),
        ),
  },
  {
    kind: 'duplicate step',
    codes: ['duplicate-step'],
    edits: (document) =>
      stepsOf(document)
        .slice(1)
        .map(
          ({ path }) =>
            (draft) =>
              put(draft, [...path, 'name'], stepsOf(document)[0]?.step['name']),
        ),
  },
  {
    // The step before ends the document, and nothing else leads to the one after it.
    kind: 'unreachable step',
    codes: ['unreachable-step'],
    edits: (document) => {
      const named = namedTargets(document);
      return listAt(document, 'mainSteps').flatMap((step, index, steps) => {
        const following = steps[index + 1];
        if (
          !isDraft(step) ||
          !isDraft(following) ||
          step['action'] === 'aws:branch' ||
          step['nextStep'] !== undefined ||
          named.has(String(following['name']))
        )
          return [];
        return String(step['isEnd']).toLowerCase() === 'true'
          ? []
          : [(draft: Draft) => put(draft, ['mainSteps', index, 'isEnd'], true)];
      });
    },
  },
  {
    kind: 'endless cycle',
    codes: ['endless-cycle'],
    edits: (document) => {
      const index = listAt(document, 'mainSteps').length - 1;
      const last = listAt(document, 'mainSteps')[index];
      if (
        !isDraft(last) ||
        // Nobody comes to it, which is what is found then.
        !stepGraph(document as unknown as AutomationDocument).isReachable(String(last['name'])) ||
        last['action'] === 'aws:branch' ||
        /^step:/.test(String(last['onFailure'])) ||
        /^step:/.test(String(last['onCancel']))
      )
        return [];
      return [
        (draft) => {
          put(draft, ['mainSteps', index, 'isEnd'], undefined);
          put(draft, ['mainSteps', index, 'nextStep'], last['name']);
        },
      ];
    },
  },
  {
    kind: 'branch operator typo',
    codes: ['unknown-operator'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => step['action'] === 'aws:branch')
        .flatMap(({ step, path }) =>
          testsOf(mapAt(step, 'inputs')['Choices'], [...path, 'inputs', 'Choices']).map((at) => (draft: Draft) => {
            const test = at.reduce<unknown>(
              (value, key) => (value as Record<string | number, unknown>)[key],
              draft,
            ) as Draft;
            const operator = Object.keys(test).find((key) => key !== 'Variable' && key !== 'NextStep') as string;
            test[misspelt(operator)] = test[operator];
            delete test[operator];
          }),
        ),
  },
];
