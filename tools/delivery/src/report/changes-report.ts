import { fateOf, type Loss, losses, resourceName } from '@nss/change-impact';
import { type ResourceChange, type StackChange, isDestructive } from '@nss/deployment';
import { consentEnvironment } from '@nss/environment';
import { code, folded, Markdown, md, type Piece, table } from '@nss/markdown';
import { identitySentences } from './identity-sentences';
import { ruleSentences } from './rule-sentences';
import { type ComesAndGoes, comesAndGoes } from './comes-and-goes';

/** How the changes were found out. */
export type ChangeMethod = 'change sets' | 'templates';

/** What would change in an environment, ready to be read. */
export interface ChangesReport {
  readonly environment: string;
  readonly method: ChangeMethod;
  readonly stacks: readonly StackChange[];
  /** Machines whose termination protection the deployment puts back. @default - none */
  readonly unprotected?: readonly string[];
  /** Digest of the change, where it is prepared and somebody may consent to it. */
  readonly change?: string;
}

/** Longer lists are folded: a person reads the beginning, and opens the rest. */
const LONGEST_LIST = 40;

const SAID: Readonly<Record<ChangeMethod, string>> = {
  'change sets': 'CloudFormation was asked with change sets, so that replacements are what it will do.',
  templates:
    'Templates were compared, because no role to ask CloudFormation with is configured: what may be replaced is more than what will be.',
};

/** The changes as Markdown: what is lost first, then traffic, then identities, then the rest by stack. Names and values are text, whatever they hold. */
export function changesReport({ environment, method, stacks, change, unprotected = [] }: ChangesReport): Markdown {
  const changes = stacks.flatMap((stack) => stack.changes);
  const protects = unprotected.map((id) => md`- ${code(id)} is protected against termination again`);
  if (changes.length === 0)
    return protects.length === 0
      ? md`## ${environment}: nothing to change\n\n${SAID[method]}\n`
      : Markdown.joined([md`## ${environment}: no resource changes`, md``, ...protects, md``]);
  return Markdown.joined([
    md`## ${environment}: ${changes.length} ${changes.length === 1 ? 'resource changes' : 'resources change'}`,
    md``,
    md`${SAID[method]}`,
    ...(protects.length === 0 ? [] : [md``, ...protects]),
    ...lostSection(environment, changes, losses(stacks), change),
    ...pairSection('Traffic', 'opens', 'closes', comesAndGoes(stacks, ruleSentences)),
    ...pairSection('Who may do what', 'grants', 'withdraws', comesAndGoes(stacks, identitySentences)),
    ...stacks
      .filter((stack) => stack.changes.length > 0)
      .flatMap(({ stackName, changes: own }) => [
        md``,
        folded(
          `${stackName}: ${counted(own)}`,
          Markdown.joined(own.map((each) => md`- ${SIGNS[each.action]} ${each.type} ${code(each.path)}`)),
        ),
      ]),
    md``,
  ]);
}

const SIGNS = { Add: 'new', Modify: 'changed', Remove: 'removed' } as const;

function lostSection(
  environment: string,
  changes: readonly ResourceChange[],
  lost: readonly Loss[],
  digest: string | undefined,
): Markdown[] {
  const others = changes.filter((change) => isDestructive(change) && !lost.some((loss) => loss.change === change));
  if (lost.length + others.length === 0) return [];
  const row = (change: ResourceChange, fate: string, consent: Piece): Piece[] => [
    fate,
    change.type,
    code(resourceName(change)),
    consent,
  ];
  const gate = code(consentEnvironment(environment));
  return [
    md``,
    md`### Replaced, removed or weakened`,
    md``,
    table(
      ['', 'type', 'resource', 'consent'],
      [
        ...lost.map(({ change, fate }) => row(change, fate, md`**needed**`)),
        ...others.map((change) => row(change, fateOf(change), 'not needed')),
      ],
    ),
    ...(lost.length === 0
      ? []
      : [
          md``,
          digest === undefined
            ? md`Before this is deployed the reviewers of ${gate} are asked. Their consent is for exactly what they are shown then.`
            : md`Before this is deployed the reviewers of ${gate} are asked. Their consent is for exactly this change: ${code(digest)}`,
        ]),
  ];
}

function pairSection(title: string, comes: string, goes: string, pair: ComesAndGoes): Markdown[] {
  if (pair.comes.length + pair.goes.length === 0) return [];
  return [md``, md`### ${title}`, ...part(comes, pair.comes), ...part(goes, pair.goes)];
}

function part(verb: string, sentences: readonly string[]): Markdown[] {
  if (sentences.length === 0) return [];
  const items = Markdown.joined(sentences.map((sentence) => md`- ${sentence}`));
  return sentences.length > LONGEST_LIST
    ? [md``, folded(`${verb} ${sentences.length}`, items)]
    : [md``, md`**${verb}**`, md``, items];
}

function counted(changes: readonly ResourceChange[]): string {
  const of = (action: ResourceChange['action']) => changes.filter((change) => change.action === action).length;
  return [
    ['new', of('Add')],
    ['changed', of('Modify')],
    ['removed', of('Remove')],
  ]
    .filter(([, count]) => count !== 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
}
