const END = '<!-- end of the generated part -->';

/**
 * The page with its generated part replaced; everything else is written by hand.
 * @param script that writes it, from the workspace's root
 * @throws Error for a page without the two lines that mark it
 */
export function withGeneratedPart(page: string, part: string, script: string): string {
  const first = `<!-- generated: node tools/setup/src/run.mjs ${script} -->`;
  const [begin, end] = [page.indexOf(first), page.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`the page needs these two lines, where its generated part goes:\n${first}\n${END}`);
  return `${page.slice(0, begin)}${first}\n\n${part}\n\n${page.slice(end)}`;
}
