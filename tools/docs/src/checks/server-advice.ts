import { type MarkdownFile } from '../markdown/markdown-file';

/** Advice that ends what a server keeps in its memory. */
export const TOUCHES_SERVER =
  /\bfail(s|ed)?[ -]?over\b|\bnss-failover\b|\bnss[ -]restart\b|\brestarts?\b|\breboots?\b|\bstop(s)? (and|, wait, ?) ?start\b/i;

/** What has to be said before or beside such advice: that the server is the side that is silent. */
export const SIDE_IS_KNOWN =
  /which side is silent|is the side that is silent|side-is-silent|only a server that sends nothing/i;

/** The numbered steps of a section, each with the lines that belong to it. */
export function stepsOfSection({ prose }: MarkdownFile, slug: string): string[] {
  const texts = prose.map(({ text }) => text);
  const begin = texts.findIndex((text) => text === `## ${slug}`);
  if (begin < 0) return [];
  const length = texts.slice(begin + 1).findIndex((text) => /^## /.test(text));
  const section = texts.slice(begin + 1, length < 0 ? undefined : begin + 1 + length);
  const steps: string[] = [];
  for (const text of section) {
    if (/^\d+\. /.test(text)) steps.push(text);
    else if (/^ {2,}\S/.test(text) && steps.length > 0) steps[steps.length - 1] += ` ${text.trim()}`;
  }
  return steps;
}

/**
 * Steps that stop or restart a server before it is known to be the side that is silent. What a SIEM has not taken is in the memory of
 * the active server. https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services
 */
export function hastySteps(steps: readonly string[]): string[] {
  return steps.filter(
    (step, index) => TOUCHES_SERVER.test(step) && !steps.slice(0, index + 1).some((each) => SIDE_IS_KNOWN.test(each)),
  );
}
