/** Between these two lines a page is generated; everything else is written by hand. */
const BEGIN = '<!-- generated: node tools/setup/src/run.mjs tools/docs/src/runbook-pages.ts -->';
const END = '<!-- end of the generated part -->';

/**
 * The page with its generated part replaced.
 * @throws Error for a page without the two lines that mark it
 */
export function withGeneratedPart(page: string, part: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`the page needs these two lines, where its generated part goes:\n${BEGIN}\n${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${part}\n\n${page.slice(end)}`;
}
