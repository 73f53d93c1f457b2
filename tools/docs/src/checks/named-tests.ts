import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Quotes of a string in TypeScript. */
const QUOTES = ["'", '"', '`'];

/**
 * Tests that are named somewhere and that nobody finds: their file is gone, or no test in it has the title. An invariant is a test whose title is what
 * it `holds`.
 */
export function missingTests(
  tests: readonly { readonly file: string; readonly title: string }[],
  root: string,
): string[] {
  return tests.flatMap(({ file, title }) => {
    if (!existsSync(join(root, file))) return [`${file}: there is no such file`];
    const text = readFileSync(join(root, file), 'utf8');
    return QUOTES.some((quote) => isTitled(text, `${quote}${title}${quote}`))
      ? []
      : [`${file}: no test is called ${title}`];
  });
}

/** Whether the quoted text opens a test, or says what an invariant holds; not where it stands anywhere else. */
function isTitled(text: string, quoted: string): boolean {
  return text
    .split(quoted)
    .slice(0, -1)
    .some((before) => /(\b(test|opened)(\.each\([^]*\))?\(|holds: )\s*$/.test(before.slice(-400)));
}
