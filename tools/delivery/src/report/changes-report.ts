import { type ResourceChange, isDestructive } from '@nss/deployment';
import { consentEnvironment } from '@nss/infra';
import { fateOf, type Loss, losses, resourceName } from '../consent/losses';
import { identitySentences } from './identity-sentences';
import { ruleSentences } from './rule-sentences';
import { type ComesAndGoes, type StackChange, comesAndGoes } from './stack-change';

/** How the changes were found out. */
export type ChangeMethod = 'change sets' | 'templates';

/** What would change in an environment, ready to be read. */
export interface ChangesReport {
  readonly environment: string;
  readonly method: ChangeMethod;
  readonly stacks: readonly StackChange[];
  /** Digest of the change, where it is prepared and somebody may consent to it. */
  readonly change?: string;
}

/** Longer lists are folded: a person reads the beginning, and opens the rest. */
const LONGEST_LIST = 40;

const SAID: Readonly<Record<ChangeMethod, string>> = {
  'change sets': 'CloudFormation was asked with change sets, so that replacements are what it will do.',
  templates: 'Templates were compared, because no role to ask CloudFormation with is configured: what may be replaced is more than what will be.',
};

/** The changes as Markdown: what is lost first, then traffic, then identities, then the rest by stack. */
export function changesReport({ environment, method, stacks, change }: ChangesReport): string {
  const changes = stacks.flatMap((stack) => stack.changes);
  if (changes.length === 0) return `## ${environment}: nothing to change\n\n${SAID[method]}\n`;
  return [
    `## ${environment}: ${changes.length} ${changes.length === 1 ? 'resource changes' : 'resources change'}`,
    '',
    SAID[method],
    ...lostSection(environment, changes, losses(stacks), change),
    ...pairSection('Traffic', 'opens', 'closes', comesAndGoes(stacks, ruleSentences)),
    ...pairSection('Who may do what', 'grants', 'withdraws', comesAndGoes(stacks, identitySentences)),
    ...stacks.filter((stack) => stack.changes.length > 0).flatMap(({ stackName, changes: own }) => [
      '', ...folded(`${stackName}: ${counted(own)}`, own.map((change) => `- ${SIGNS[change.action]} ${change.type} \`${change.path}\``)),
    ]),
    '',
  ].join('\n');
}

const SIGNS = { Add: 'new', Modify: 'changed', Remove: 'removed' } as const;

function lostSection(environment: string, changes: readonly ResourceChange[], lost: readonly Loss[], digest: string | undefined): string[] {
  const others = changes.filter((change) => isDestructive(change) && !lost.some((loss) => loss.change === change));
  if (lost.length + others.length === 0) return [];
  const row = (change: ResourceChange, fate: string, consent: string) => `| ${fate} | ${change.type} | \`${resourceName(change)}\` | ${consent} |`;
  const gate = consentEnvironment(environment);
  return [
    '', '### Replaced, removed or weakened', '', '| | type | resource | consent |', '| --- | --- | --- | --- |',
    ...lost.map(({ change, fate }) => row(change, fate, '**needed**')), ...others.map((change) => row(change, fateOf(change), 'not needed')),
    ...(lost.length === 0 ? [] : ['', `Before this is deployed the reviewers of \`${gate}\` are asked. ${digest === undefined ? 'Their consent is for exactly what they are shown then.' : `Their consent is for exactly this change: \`${digest}\``}`]),
  ];
}

function pairSection(title: string, comes: string, goes: string, pair: ComesAndGoes): string[] {
  if (pair.comes.length + pair.goes.length === 0) return [];
  return ['', `### ${title}`, ...part(comes, pair.comes), ...part(goes, pair.goes)];
}

function part(verb: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return [];
  const lines = sentences.map((sentence) => `- ${sentence}`);
  return sentences.length > LONGEST_LIST ? ['', ...folded(`**${verb}** ${sentences.length}`, lines)] : ['', `**${verb}**`, '', ...lines];
}

function folded(summary: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary>${summary.replace(/\*\*(.*?)\*\*/g, '$1')}</summary>`, '', ...lines, '', '</details>'];
}

function counted(changes: readonly ResourceChange[]): string {
  const of = (action: ResourceChange['action']) => changes.filter((change) => change.action === action).length;
  return [['new', of('Add')], ['changed', of('Modify')], ['removed', of('Remove')]].filter(([, count]) => count !== 0).map(([word, count]) => `${count} ${word}`).join(', ');
}
