import { type MarkdownFile } from './markdown-file';

/** The anchors of a document, as GitHub makes them from headings, and those written as `<a id="…">`. */
export function anchors({ prose }: MarkdownFile): Set<string> {
  const found = new Set<string>();
  for (const { text } of prose) {
    for (const [, id] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) if (id) found.add(id);
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text)?.[1];
    if (heading === undefined) continue;
    const slug = headingSlug(heading);
    let unique = slug;
    for (let count = 1; found.has(unique); count += 1) unique = `${slug}-${count}`;
    found.add(unique);
  }
  return found;
}

/** A heading as GitHub writes it into an address: lower case, no punctuation, hyphens for spaces. */
export function headingSlug(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
