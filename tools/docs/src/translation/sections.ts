import { createHash } from 'node:crypto';
import { headingSlug } from '../markdown/anchors';
import { parseMarkdown } from '../markdown/markdown-file';

/** A part of a page: a heading and what follows, up to the next heading of any level. */
export interface Section {
  /** What links name: `<a id="…">` on the line before the heading, or what GitHub makes of the heading. `top` for the title. */
  readonly anchor: string;
  /** 1 for `#`. */
  readonly level: number;
  /** What follows the heading, as it is written. */
  readonly text: string;
  /** Where the heading stands, from 1. */
  readonly line: number;
}

const OWN_ANCHOR = /^<a id="([^"]+)"><\/a>$/;

/** The parts of a page, in their order. What stands before the first heading is none of them. */
export function sectionsOf(text: string): Section[] {
  const lines = text.split('\n');
  const headings = parseMarkdown('', text).prose.filter((line) => /^#{1,6}\s/.test(line.text));
  return headings.map(({ text: heading, number }, index) => {
    const end = headings[index + 1]?.number ?? lines.length + 1;
    const body = lines.slice(number, end - 1).filter((line) => !OWN_ANCHOR.test(line));
    const before = lines.slice(0, number - 1).findLast((line) => line.trim() !== '') ?? '';
    const level = /^#+/.exec(heading)?.[0].length ?? 0;
    const own = level === 1 ? 'top' : OWN_ANCHOR.exec(before)?.[1];
    return {
      anchor: own ?? headingSlug(heading.replace(/^#+\s+/, '')),
      level,
      text: body.join('\n').trim(),
      line: number,
    };
  });
}

/** By which a part is known again: its heading and its text. */
export function sectionDigest({ anchor, level, text }: Section): string {
  return createHash('sha256').update(`${level} ${anchor}\n${text}`).digest('hex').slice(0, 12);
}
