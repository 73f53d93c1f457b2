import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadEnvironments } from '../loader';
import { type Problem } from '../problem';
import { referenceText } from './reference-text';

/** In the new text of an edit: where a problem is expected. */
const MARK = '▸';

/** What to change in a reference file: old text, which has to occur exactly once, and new text. */
export type Edit = readonly [from: string, to: string];

/** Applies edits to a text. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((result, [from, to]) => {
    const parts = result.split(from);
    if (parts.length !== 2) throw new Error(`"${from}" occurs ${parts.length - 1} times`);
    return parts.join(to);
  }, text);
}

const directories: string[] = [];
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

/** Writes files into a new directory, which is removed after the tests of a file. */
export function directoryOf(files: Readonly<Record<string, string | Buffer>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'environments-'));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
  return directory;
}

/** Loads the reference files after edits, and says which problems were found and where the marks are. */
export function problemsAfter(edits: { dev?: readonly Edit[]; prod?: readonly Edit[] }): {
  found: string[];
  expected: string[];
  problems: readonly Problem[];
  warnings: readonly Problem[];
} {
  const marked = (['dev', 'prod'] as const).map((name) => ({
    name: `${name}.yaml`,
    text: edited(referenceText(name), edits[name] ?? []),
  }));
  const directory = directoryOf(Object.fromEntries(marked.map(({ name, text }) => [name, text.replaceAll(MARK, '')])));
  const { problems = [], warnings } = loadEnvironments(directory);
  return {
    found: [...problems, ...warnings].map(({ file, line, column }) => `${basename(file)}:${line}:${column}`),
    expected: marked.flatMap(({ name, text }) =>
      text.split('\n').flatMap((line, i) => marksOf(line).map((column) => `${name}:${i + 1}:${column}`)),
    ),
    problems,
    warnings,
  };
}

/** Columns (from 1) of the marks of a line, in the line without them. */
function marksOf(line: string): number[] {
  const parts = line.split(MARK);
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('').length + 1);
}
