import { contractOf, parseReference, type Path } from '@nss/ssm-automation';
import { isDraft, listAt, mapAt, put, stepsOf, valueAt } from './draft';
import { namedTargets } from './flow-mutations';
import { type Draft, misspelt, type Mutation } from './mutation';
import { tokensIn } from './reference-mutations';

/** Names of steps, parameters and variables that something refers to, scripts aside. */
function referredTo(document: Draft, kind: 'step' | 'parameter' | 'variable'): Set<string> {
  return new Set(
    tokensIn(document).flatMap(({ name }) => {
      const reference = parseReference(name);
      if (reference.kind !== kind) return [];
      return [reference.kind === 'step' ? reference.step : reference.name];
    }),
  );
}

/** Takes an element out of the list it stands in. */
function takeOut(draft: Draft, path: Path): void {
  const list = valueAt(draft, path.slice(0, -1));
  if (Array.isArray(list)) list.splice(Number(path.at(-1)), 1);
}

/** Outputs of steps that something refers to, and that the action does not have by itself. */
function referredOutputs(document: Draft): { readonly path: Path; readonly name: string }[] {
  const used = new Set(
    tokensIn(document).flatMap(({ name }) => {
      const reference = parseReference(name);
      return reference.kind === 'step' ? [`${reference.step}.${reference.output}`] : [];
    }),
  );
  return stepsOf(document).flatMap(({ step, path }) => {
    const own = contractOf(String(step['action']))?.outputs;
    const names = listAt(step, 'outputs').map((output) => (isDraft(output) ? String(output['Name']) : ''));
    return names.flatMap((name, index) =>
      own &&
      !(name in own) &&
      names.indexOf(name) === index &&
      names.lastIndexOf(name) === index &&
      used.has(`${String(step['name'])}.${name}`)
        ? [{ path: [...path, 'outputs', index, 'Name'], name }]
        : [],
    );
  });
}

/** The keys of a choice; none of one that has two conditions beside each other, which one less makes right. */
function choiceKeys(choice: unknown): readonly string[] {
  const keys = isDraft(choice) ? Object.keys(choice) : [];
  const isTest = keys.length === 3 && keys.includes('Variable');
  return isTest || (keys.length === 2 && !keys.includes('Variable')) ? keys : [];
}

/** What is taken away, or called otherwise, though something refers to it. */
export const REMOVAL_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'step removed that something refers to',
    codes: ['unknown-step', 'dangling-target'],
    edits: (document) => {
      const names = stepsOf(document).map(({ step }) => step['name']);
      const wanted = new Set([...namedTargets(document), ...referredTo(document, 'step')]);
      return stepsOf(document)
        .filter(
          ({ step: { name, action, inputs } }) =>
            wanted.has(String(name)) &&
            names.filter((each) => each === name).length === 1 &&
            action !== 'aws:loop' &&
            // It may be the only one that refers to itself.
            !JSON.stringify(inputs ?? {}).includes(String(name)),
        )
        .map(
          ({ path }) =>
            (draft: Draft) =>
              takeOut(draft, path),
        );
    },
  },
  {
    kind: 'parameter removed that something refers to',
    codes: ['unknown-parameter'],
    edits: (document) => {
      const wanted = referredTo(document, 'parameter');
      return Object.keys(mapAt(document, 'parameters'))
        .filter((name) => wanted.has(name))
        .map((name) => (draft) => put(draft, ['parameters', name], undefined));
    },
  },
  {
    kind: 'variable removed that something refers to',
    codes: ['unknown-variable'],
    edits: (document) => {
      const wanted = referredTo(document, 'variable');
      return Object.keys(mapAt(document, 'variables'))
        .filter((name) => wanted.has(name))
        .map((name) => (draft) => put(draft, ['variables', name], undefined));
    },
  },
  {
    kind: 'output removed that something refers to',
    codes: ['unknown-output'],
    edits: (document) =>
      referredOutputs(document).map(
        ({ path }) =>
          (draft) =>
            takeOut(draft, path.slice(0, -1)),
      ),
  },
  {
    kind: 'output called otherwise than it is referred to',
    codes: ['unknown-output'],
    edits: (document) =>
      referredOutputs(document).map(
        ({ path, name }) =>
          (draft) =>
            put(draft, path, misspelt(name)),
      ),
  },
  {
    kind: 'inputs removed',
    codes: ['missing-input'],
    edits: (document) =>
      stepsOf(document)
        .filter(
          ({ step }) =>
            Object.values(contractOf(String(step['action']))?.inputs ?? {}).some(({ required }) => required) &&
            isDraft(step['inputs']),
        )
        .map(
          ({ path }) =>
            (draft: Draft) =>
              put(draft, [...path, 'inputs'], undefined),
        ),
  },
  {
    kind: 'part of a choice removed',
    codes: ['wrong-condition', 'unknown-operator'],
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => step['action'] === 'aws:branch')
        .flatMap(({ step, path }) =>
          listAt(mapAt(step, 'inputs'), 'Choices').flatMap((choice, index) =>
            choiceKeys(choice).map(
              (key) => (draft: Draft) => put(draft, [...path, 'inputs', 'Choices', index, key], undefined),
            ),
          ),
        ),
  },
];
