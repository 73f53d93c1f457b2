import { isActionName, parseReference, type Path, tokensOf } from '@nss/ssm-automation';
import { isDraft, listAt, mapAt, put, stepsOf, textsIn } from './draft';
import { type Draft, type Edit, type Mutation } from './mutation';

interface PlacedToken {
  readonly text: string;
  readonly path: Path;
  readonly name: string;
}

/** Every reference in the inputs of steps, but for those in scripts and bodies of loops. */
export function tokensIn(document: Draft): PlacedToken[] {
  return stepsOf(document).flatMap(({ step, path }) =>
    Object.entries(mapAt(step, 'inputs'))
      .filter(([key]) => key !== 'Script' && key !== 'Steps')
      .flatMap(([key, value]) =>
        textsIn(value, [...path, 'inputs', key]).flatMap(({ text, path: at }) =>
          tokensOf(text).map(({ name }) => ({ text, path: at, name })),
        ),
      ),
  );
}

/** Writes another name into every reference of a kind. */
function renamed(document: Draft, kind: 'parameter' | 'step' | 'variable', name: (token: string) => string): Edit[] {
  return tokensIn(document)
    .filter((token) => isOf(token.name, kind, document))
    .map((token) => (draft) => put(draft, token.path, token.text.replaceAll(token.name, name(token.name))));
}

/** `Parameter.key` reads like a step's output; only names of steps count as such. */
function isOf(token: string, kind: 'parameter' | 'step' | 'variable', document: Draft): boolean {
  const reference = parseReference(token);
  return (
    reference.kind === kind &&
    (reference.kind !== 'step' || stepsOf(document).some(({ step }) => step['name'] === reference.step))
  );
}

/** Whether a token names something of the document. */
function isDeclaredIn(document: Draft, token: string): boolean {
  const reference = parseReference(token);
  if (reference.kind === 'parameter') return reference.name in mapAt(document, 'parameters');
  if (reference.kind === 'variable') return reference.name in mapAt(document, 'variables');
  return reference.kind === 'step' && isOf(token, 'step', document);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A parameter of a list that nothing else uses. */
function addList(draft: Draft): void {
  draft['parameters'] = { ...mapAt(draft, 'parameters'), SomeListNobodyHas: { type: 'StringList' } };
}

/** Mistakes in references. */
export const REFERENCE_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'unknown parameter',
    codes: ['unknown-parameter'],
    edits: (document) => renamed(document, 'parameter', () => 'NoSuchParameterAnywhere'),
  },
  {
    kind: 'brace deleted',
    codes: ['unclosed-reference'],
    edits: (document) =>
      tokensIn(document)
        .filter(({ name }) => isDeclaredIn(document, name))
        .map(
          (token) => (draft) =>
            put(draft, token.path, token.text.replace(new RegExp(`(${escaped(token.name)}\\s*\\})\\}`), '$1')),
        ),
  },
  {
    kind: 'unknown variable',
    codes: ['unknown-variable'],
    edits: (document) => renamed(document, 'variable', () => 'variable:noSuchVariable'),
  },
  {
    kind: 'unknown step in a reference',
    codes: ['unknown-step'],
    edits: (document) => renamed(document, 'step', (token) => `noSuchStep.${token.split('.')[1]}`),
  },
  {
    kind: 'wrong output name',
    codes: ['unknown-output'],
    edits: (document) => renamed(document, 'step', (token) => `${token.split('.')[0]}.NoSuchOutput`),
  },
  {
    kind: 'unknown document output',
    codes: ['unknown-step', 'unknown-parameter'],
    edits: (document) =>
      listAt(document, 'outputs').map((_, index) => (draft) => put(draft, ['outputs', index], 'noSuchStep.Output')),
  },
  {
    kind: 'unknown role parameter',
    codes: ['unknown-parameter'],
    edits: (document) =>
      'assumeRole' in document ? [(draft) => put(draft, ['assumeRole'], '{{ NoSuchRoleParameter }}')] : [],
  },
  {
    kind: 'unknown system value',
    codes: ['unknown-system-value'],
    edits: (document) => tokensIn(document).map((token) => (draft) => put(draft, token.path, '{{ global:REGON }}')),
  },
  {
    // The first step refers to one that comes later, and nothing leads back to the first.
    kind: 'use before definition',
    codes: ['used-before-run'],
    edits: (document) => {
      const steps = listAt(document, 'mainSteps').filter(isDraft);
      const [first] = steps;
      const later = steps.slice(1).find((step) => listAt(step, 'outputs').some(isDraft));
      const output = later && listAt(later, 'outputs').find(isDraft)?.['Name'];
      const leadsBack = JSON.stringify(
        steps.map(({ nextStep, onFailure, onCancel, inputs, action }) => [
          nextStep,
          onFailure,
          onCancel,
          action === 'aws:branch' ? inputs : undefined,
        ]),
      ).includes(`${String(first?.['name'])}"`);
      if (!first || !output || leadsBack) return [];
      return tokensIn({ mainSteps: [first] }).map(
        (token) => (draft) => put(draft, token.path, `{{ ${String(later['name'])}.${String(output)} }}`),
      );
    },
  },
  {
    kind: 'list where a number goes',
    codes: ['wrong-reference-type'],
    edits: (document) =>
      stepsOf(document).map(({ path }) => (draft) => {
        addList(draft);
        put(draft, [...path, 'timeoutSeconds'], '{{ SomeListNobodyHas }}');
      }),
  },
  {
    kind: 'list where a text goes',
    codes: ['wrong-reference-type'],
    // An action that does not exist takes nothing, and so nothing wrong.
    edits: (document) =>
      stepsOf(document)
        .filter(({ step }) => isActionName(String(step['action'])))
        .flatMap(({ step, path }) =>
          ['Runtime', 'DocumentName', 'Api', 'StackName', 'FunctionName', 'DesiredState', 'Duration']
            .filter((key) => key in mapAt(step, 'inputs'))
            .map((key) => (draft: Draft) => {
              addList(draft);
              put(draft, [...path, 'inputs', key], '{{ SomeListNobodyHas }}');
            }),
        ),
  },
];
