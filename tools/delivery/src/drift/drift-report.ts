import { type Difference, digestOf, meaningOf, repairOf } from '@nss/account-state';
import { code, fenced, Markdown, md, table } from '@nss/markdown';
import { type Judged } from './accepted';

/** What CloudFormation found itself, by stack. */
export interface DetectedDrift {
  readonly stack: string;
  readonly modified?: string | undefined;
  readonly deleted?: string | undefined;
}

/** Letters of a value that are shown; the whole of a policy is longer than a table is wide. */
const SHOWN_LETTERS = 300;

/**
 * What differs, for people: what it is, what it means, and how it goes. Empty where nothing differs.
 * @param packets in what other packets pass than are meant to, a sentence each
 */
export function driftReport(
  found: readonly Difference[],
  detected: readonly DetectedDrift[],
  packets: readonly string[] = [],
): Markdown {
  if (found.length + detected.length + packets.length === 0) return md``;
  return Markdown.joined(
    [
      md`What exists is not what was deployed. Either somebody changed it by hand, or AWS did.`,
      md`What is to stay for a while is accepted by its name, with a reason and a last day, in \`accepted/ENVIRONMENT.yaml\` beside the environment file.`,
      ...(packets.length > 0
        ? [md`### Other packets than are meant to pass`, Markdown.joined(packets.map((each) => md`- ${each}`))]
        : []),
      ...(['call', 'change set', 'decide'] as const).flatMap((way) => section(way, found)),
      ...detected.map(({ stack, modified, deleted }) =>
        Markdown.joined([
          md`### CloudFormation's own detection: ${stack}`,
          md``,
          fenced([modified, deleted].flatMap((part) => (part ? [part.trim()] : [])).join('\n')),
        ]),
      ),
    ],
    '\n\n',
  );
}

const HEADINGS = {
  call: md`### In no template

No deployment takes this away. Either somebody makes the call that is named, or the environment file says it, in a pull request.`,
  'change set': md`### Other than the template

An ordinary deployment compares templates and leaves this as it is. A change set that reverts drift puts it back:
\`aws cloudformation create-change-set --deployment-mode REVERT_DRIFT --use-previous-template\`, approved and executed as any other. Or
bring the change into the environment file.`,
  decide: md`### Records

Nothing takes these away by itself. Whoever answers for the records decides.`,
};

function section(way: keyof typeof HEADINGS, found: readonly Difference[]): Markdown[] {
  const own = found.filter((each) => repairOf(each).way === way);
  if (own.length === 0) return [];
  const rows = own.map((each) => [
    each.kind,
    md`${each.path}: ${code([each.type, each.physicalId, each.property ?? ''].join(' ').trim())}`,
    shown(each.planned),
    shown(each.found),
    meaningOf(each),
    repairOf(each).text,
    code(digestOf(each)),
  ]);
  return [HEADINGS[way], table(['', 'what', 'planned', 'found', 'it means', 'it goes by', 'named'], rows)];
}

function shown(value: unknown): Markdown {
  if (value === undefined) return md`nothing`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return code(text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)} …` : text);
}

/** What is accepted, for the summary: it opens no issue. */
export function acceptedReport({ accepted, gone }: Judged): Markdown {
  const rows = accepted.map(({ difference: { kind, path, type, physicalId }, by }) => [
    kind,
    md`${path}: ${code(`${type} ${physicalId}`)}`,
    by.reason,
    by.until,
  ]);
  return Markdown.joined(
    [
      ...(rows.length > 0 ? [table(['accepted', 'what', 'reason', 'until'], rows)] : []),
      ...gone.map(({ difference, reason }) => md`${code(difference)} (${reason}) is no more: its entry can go.`),
    ],
    '\n\n',
  );
}
