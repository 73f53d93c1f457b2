import { WrongUse } from '@nss/command-line';
import { type Addition } from '../apply';
import { Changes } from '../changes';
import { GENERATED, translationOf } from '../generated-files';
import { literal, oneLine, words } from '../names';
import { number, oneOf } from '../values';
import { keysOf, withMember } from '../source-edit';
import { type NewAlarm } from './alarm';
import { ALARM_SUBJECTS } from './subjects';
import { japaneseSectionText, kindText, ruleText, sectionText, testText } from './texts';

/** With the longest purpose and the longest resource it is an alarm's name, of which AWS takes 255 characters, and an anchor people type. */
const LONGEST_SLUG = 40;
const KINDS = 'libs/observability/src/alarms/alarm-kinds.ts';
const GUIDE = 'docs/operations.md';
const JAPANESE_GUIDE = 'docs/ja/operations.md';
/** The last of the catalogue and of the guide's sections: the alarm of all others. */
const LAST = 'relay-unhealthy';
/** As many as CloudWatch evaluates at a period of a minute: a day. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const MOST_MINUTES = 1440;
/** What statistics there are, but for percentiles. */
export const STATISTICS = ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'];
/** How bad it is. */
export const SEVERITIES = ['warning', 'critical'];

/** What is told on the command line. */
export interface GivenAlarm {
  readonly watches: string;
  readonly metric: string;
  readonly statistic: string;
  readonly above: string;
  readonly minutes: string;
  readonly severity: string;
  readonly title?: string;
  readonly meaning?: string;
  readonly firstStep?: string;
}

/**
 * An alarm on a metric above a limit: its kind, the rule that has it placed, its section in the guide, its test and the snapshot.
 *
 * @throws WrongUse for a name that is taken and for values that cannot be
 */
export function generateAlarm(root: string, slug: string, given: GivenAlarm): Addition {
  words(slug, LONGEST_SLUG);
  const alarm = newAlarm(slug, given);
  const { subject } = alarm;
  const changes = new Changes(root);
  changes.edit(KINDS, (text) => {
    if (keysOf(text, 'ALARM_KINDS').includes(slug)) throw new WrongUse(`there is an alarm ${slug}: ${KINDS}`);
    return withMember(text, 'ALARM_KINDS', kindText(alarm), LAST);
  });
  changes.edit(subject.file, (text) => {
    if (text.includes(`word: ${literal(alarm.word)}`))
      throw new WrongUse(`${slug} would give an alarm a name that another one has: ${subject.file} has ${alarm.word}`);
    return withMember(text, subject.table, ruleText(alarm));
  });
  changes.edit(GUIDE, withSection(GUIDE, slug, sectionText(alarm)));
  changes.edit(JAPANESE_GUIDE, withSection(JAPANESE_GUIDE, slug, japaneseSectionText(alarm)));
  changes.create(`libs/observability/src/alarms/${slug}.test.ts`, testText(alarm));
  return { changes, generated: [translationOf(`${GUIDE}#${slug}`), GENERATED.stageSnapshot] };
}

/** Puts a section before the last one of a guide. */
function withSection(guide: string, slug: string, section: string): (text: string) => string {
  return (text) => {
    if (new RegExp(`^#+ ${slug}$`, 'm').test(text)) throw new WrongUse(`${guide} has a section ${slug}`);
    const [before, after, ...more] = text.split(`\n## ${LAST}\n`);
    if (after === undefined || more.length > 0) throw new Error(`${guide} has no section ${LAST}, or more than one`);
    return `${before}\n${section}## ${LAST}\n${after}`;
  };
}

function newAlarm(slug: string, given: GivenAlarm): NewAlarm {
  const subject = ALARM_SUBJECTS[oneOf('watches', given.watches, Object.keys(ALARM_SUBJECTS))]!;
  const { metric } = given;
  if (!/^[A-Z][A-Za-z0-9_]*$/.test(metric))
    throw new WrongUse(`--metric '${metric}' is no metric of ${subject.namespace}`);
  const above = number('above', given.above, { least: 0, most: Number.MAX_SAFE_INTEGER });
  const minutes = number('minutes', given.minutes, { least: 1, most: MOST_MINUTES, whole: true });
  const during = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return {
    slug,
    word: slug.startsWith(subject.prefix) ? slug.slice(subject.prefix.length) : slug,
    subject,
    above,
    minutes,
    severity: oneOf('severity', given.severity, SEVERITIES),
    metricName: metric,
    statistic: oneOf('statistic', given.statistic, STATISTICS),
    title: oneLine('title', given.title ?? `High ${metric} of ${subject.words}`, { fullStop: false }),
    meaning: oneLine(
      'meaning',
      given.meaning ?? `The metric ${metric} of ${subject.words} has been above ${above} for ${during}.`,
      { fullStop: true },
    ),
    firstStep: oneLine('first-step', given.firstStep ?? `See in CloudWatch since when, and what else changed then.`, {
      fullStop: true,
    }),
  };
}
