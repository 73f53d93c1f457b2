import { folded, Markdown, md } from '@nss/markdown';

/** Something that opens at a click: a title and what is in it, each by itself. */
export interface Section {
  readonly title: string;
  /** Stands above the items, and is never left out. @default - nothing */
  readonly head?: readonly Markdown[];
  readonly items: readonly Markdown[];
}

/** What is said of items for which there was no room. */
const left = (count: number) => md`\n${count} more, for which there is no room here`;

/**
 * Sections below each other, in so many characters that what comes after them is still seen: where there are too many, the last items of each are
 * counted, beginning with the last section.
 * @param longest characters of all of them
 */
export function sectionsWithin(sections: readonly Section[], longest: number): Markdown[] {
  let room = longest;
  return sections.flatMap(({ title, head = [], items }, index) => {
    const titles = sections.slice(index).reduce((sum, each) => sum + titleLength(each), 0);
    const shown: Markdown[] = [];
    let taken = 0;
    for (const item of items) {
      if (titles + taken + item.text.length + 1 > room) break;
      shown.push(item);
      taken += item.text.length + 1;
    }
    room -= titleLength({ title, head, items }) + taken;
    const more = items.length - shown.length;
    return [md``, folded(title, Markdown.joined([...head, ...shown, ...(more > 0 ? [left(more)] : [])]))];
  });
}

/** What a section takes without any of its items. */
function titleLength({ title, head = [] }: Section): number {
  return 120 + 2 * title.length + head.reduce((sum, { text }) => sum + text.length + 1, 0);
}
