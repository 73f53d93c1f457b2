import { changeImpact, fateOf, type Loss, losses, resourceName } from '@nss/change-impact';
import { type ResourceChange, type StackChange, isDestructive } from '@nss/deployment';
import { consentEnvironment } from '@nss/environment';
import { code, Markdown, md, type Piece, table } from '@nss/markdown';
import { type ComesAndGoes, comesAndGoes } from './comes-and-goes';
import { identitySentences } from './identity-sentences';
import { impactHead, impactSections } from './impact-sections';
import { ruleSentences } from './rule-sentences';
import { type Section, sectionsWithin } from './sections';

/** How the changes were found out. */
export type ChangeMethod = 'change sets' | 'templates';

/** What would change in an environment, ready to be read. */
export interface ChangesReport {
  readonly environment: string;
  /** Whose prices are taken. */
  readonly region: string;
  readonly method: ChangeMethod;
  readonly stacks: readonly StackChange[];
  /** Machines whose termination protection the deployment puts back. @default - none */
  readonly unprotected?: readonly string[];
  /** What stays as it is deployed for now, a sentence each. @default - nothing */
  readonly stays?: readonly string[];
  /** Digest of the change, where it is prepared and somebody may consent to it. */
  readonly change?: string;
}

/** What is folded has so much room that a comment, of 65,536 characters, ends with the question. */
const LONGEST_FOLDED = 55_000;

const SAID: Readonly<Record<ChangeMethod, string>> = {
  'change sets': 'CloudFormation was asked with change sets, so that replacements are what it will do.',
  templates:
    'Templates were compared, because no role to ask CloudFormation with is configured: what may be replaced is more than what will be.',
};

/**
 * The changes as Markdown: what they mean in ten lines, then, folded, all of it: what is lost, rules, identities, resources; the question at the end.
 * Names and values are text, whatever they hold.
 */
export function changesReport(report: ChangesReport): Markdown {
  const { environment, region, method, stacks, change, unprotected = [], stays = [] } = report;
  const changes = stacks.flatMap((stack) => stack.changes);
  const protects = [
    ...unprotected.map((id) => md`- ${code(id)} is protected against termination again`),
    ...stays.map((sentence) => md`- ${sentence}`),
  ];
  if (changes.length === 0)
    return protects.length === 0
      ? md`## ${environment}: nothing to change\n\n${SAID[method]}\n`
      : Markdown.joined([md`## ${environment}: no resource changes`, md``, ...protects, md``]);
  const impact = changeImpact(stacks, region);
  const lost = losses(stacks);
  const sections = [
    ...impactSections(impact),
    ...lostSection(changes, lost),
    ...pairSection('Rules', 'opens', 'closes', comesAndGoes(stacks, ruleSentences)),
    ...pairSection('Who may do what', 'grants', 'withdraws', comesAndGoes(stacks, identitySentences)),
    ...stacks.filter((stack) => stack.changes.length > 0).map(stackSection),
  ];
  return Markdown.joined([
    md`## ${environment}: ${changes.length} ${changes.length === 1 ? 'resource changes' : 'resources change'}`,
    md``,
    md`${SAID[method]}`,
    md``,
    impactHead(impact),
    ...protects,
    ...sectionsWithin(sections, LONGEST_FOLDED),
    md``,
    ...question(environment, lost.length > 0, change),
    md``,
  ]);
}

/** What whoever reads it has to say, and who is asked before. */
function question(environment: string, isLoss: boolean, digest: string | undefined): Markdown[] {
  const gate = code(consentEnvironment(environment));
  const consent =
    digest === undefined
      ? md`Before this is deployed the reviewers of ${gate} are asked. Their consent is for exactly what they are shown then.`
      : md`Before this is deployed the reviewers of ${gate} are asked. Their consent is for exactly this change: ${code(digest)}`;
  const asks =
    digest === undefined
      ? md`**Is this what should happen to ${environment}?** Whoever merges this says yes.`
      : md`**Deploy exactly this to ${environment}?** Its reviewers say so under "Review deployments".`;
  return isLoss ? [consent, md``, asks] : [asks];
}

function stackSection({ stackName, changes }: StackChange): Section {
  return {
    title: `${stackName}: ${counted(changes)}`,
    items: changes.map((each) => md`- ${SIGNS[each.action]} ${each.type} ${code(each.path)}`),
  };
}

const SIGNS = { Add: 'new', Modify: 'changed', Remove: 'removed' } as const;

function lostSection(changes: readonly ResourceChange[], lost: readonly Loss[]): Section[] {
  const others = changes.filter((change) => isDestructive(change) && !lost.some((loss) => loss.change === change));
  if (lost.length + others.length === 0) return [];
  const row = (change: ResourceChange, fate: string, consent: Piece): Piece[] => [
    fate,
    change.type,
    code(resourceName(change)),
    consent,
  ];
  const [head, line, ...rows] = table(
    ['', 'type', 'resource', 'consent'],
    [
      ...lost.map(({ change, fate }) => row(change, fate, md`**needed**`)),
      ...others.map((change) => row(change, fateOf(change), 'not needed')),
    ],
  ).lines();
  return [
    {
      title: `Replaced, removed or weakened: ${rows.length}`,
      head: [head, line].flatMap((each) => each ?? []),
      items: rows,
    },
  ];
}

function pairSection(title: string, comes: string, goes: string, pair: ComesAndGoes): Section[] {
  const part = (verb: string, sentences: readonly string[]) =>
    sentences.length > 0 ? [md`**${verb}**\n`, ...sentences.map((sentence) => md`- ${sentence}`), md``] : [];
  const items = [...part(comes, pair.comes), ...part(goes, pair.goes)];
  const counts = [
    [comes, pair.comes.length],
    [goes, pair.goes.length],
  ].flatMap(([verb, count]) => (count === 0 ? [] : [`${verb} ${count}`]));
  return items.length > 0 ? [{ title: `${title}: ${counts.join(', ')}`, items }] : [];
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
