import { ALARM_KINDS, type AlarmKindSlug } from './alarm-kinds';

/** Source: docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_DESCRIPTION = 1024;

/** Where the alarms' sections are, unless an environment says otherwise. */
export const OPERATIONS_GUIDE = 'docs/operations.md';

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
 * @throws RangeError when it is longer than the 1024 characters AWS takes
 */
export function alarmDescription({ kind, subject, operationsGuide = OPERATIONS_GUIDE, note }: AlarmText): string {
  const { title, meaning, firstStep } = ALARM_KINDS[kind];
  const text = [`${title} (${subject}).`, meaning, note, `First: ${firstStep}`, `Guide: ${operationsGuide}#${kind}`].filter(Boolean).join(' ');
  if (text.length > LONGEST_DESCRIPTION) {
    throw new RangeError(`the description of ${kind} (${subject}) takes ${text.length} characters and AWS allows ${LONGEST_DESCRIPTION}: shorten operationsGuide`);
  }
  return text;
}
