import { Token } from 'aws-cdk-lib';
import { ALARM_KINDS, type AlarmKindSlug } from './alarm-kinds';

/** Source: docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_DESCRIPTION = 1024;

/** Where the alarms' sections are, unless an environment says otherwise. */
export const OPERATIONS_GUIDE = 'docs/operations.md';

/** What the console's Markdown, mails and terminals do not read alike. */
const READ_IN_TWO_WAYS = /[`*[\]<>|!~\\{}\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * A text that reads the same as itself and as Markdown: CloudWatch mails a description as it is, and its console shows it as Markdown, so that
 * nothing can be escaped for both. Source: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_alarm_Metric_Math_Expression.html
 *
 * @param what it is, for the error
 * @throws RangeError for a text with signs that Markdown acts on, or that hide others
 */
export function readsAlike(what: string, text: string): string {
  const sign = Token.isUnresolved(text) ? undefined : READ_IN_TWO_WAYS.exec(text)?.[0];
  if (sign !== undefined)
    throw new RangeError(
      `${what} ${JSON.stringify(text)} holds ${JSON.stringify(sign)}, which the console would take for Markdown: write an address with percent signs, a name without it`,
    );
  return text;
}

/** What an alarm's description is made of. */
export interface AlarmText {
  readonly kind: AlarmKindSlug;
  /** What it is about: `web to soc`. */
  readonly subject: string;
  /** Path or address of the operations guide. @default docs/operations.md */
  readonly operationsGuide?: string;
  /** A sentence only this alarm has. @default - none */
  readonly note?: string;
}

/**
 * What a woken person reads: what is wrong with what, what to do first, and where to read on.
 *
 * @throws RangeError when it is longer than the 1024 characters AWS takes, or holds what is read in two ways
 */
export function alarmDescription({ kind, subject, operationsGuide = OPERATIONS_GUIDE, note }: AlarmText): string {
  const { title, meaning, firstStep } = ALARM_KINDS[kind];
  const text = [
    `${title} (${readsAlike('the subject of an alarm', subject)}).`,
    meaning,
    note,
    `First: ${firstStep}`,
    `Guide: ${readsAlike('operationsGuide', operationsGuide)}#${kind}`,
  ]
    .filter(Boolean)
    .join(' ');
  if (text.length > LONGEST_DESCRIPTION) {
    throw new RangeError(
      `the description of ${kind} (${subject}) takes ${text.length} characters and AWS allows ${LONGEST_DESCRIPTION}: shorten operationsGuide`,
    );
  }
  return text;
}
