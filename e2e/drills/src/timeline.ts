import { wrap } from '@nss/command-line';
import { sectionOf } from './advice/page';
import { type Entry } from './night';
import { type Mail } from './telemetry/mailbox';

/** Columns that the minute and the kind of an entry take. */
const INDENT = 16;

/** A timeline for people: the minute since the fault, what it is, and the text; of the first mail of each kind also what stands in it. */
export function timelineText(timeline: readonly Entry[], mails: readonly Mail[], columns: number): string[] {
  const read = new Set<string>();
  return timeline.flatMap(({ minute, what, text }) => {
    const mail = mails.find((each) => what === 'mail' && each.minute === minute && text.endsWith(each.subject));
    const section = mail?.state === 'ALARM' ? sectionOf(mail.text) : '';
    const isNew = section !== '' && !read.has(section);
    read.add(section);
    return [
      ...entryLines(clockText(minute), what, text, columns),
      ...(mail && isNew ? entryLines('', '', mail.text, columns) : []),
    ];
  });
}

function entryLines(clock: string, what: string, text: string, columns: number): string[] {
  const [first = '', ...more] = wrap(text, columns - INDENT);
  return [`${clock.padEnd(7)}${what.padEnd(9)}${first}`, ...more.map((line) => ' '.repeat(INDENT) + line)];
}

/** `+1:05` */
function clockText(minute: number): string {
  return `+${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
