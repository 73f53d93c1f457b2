import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from '@nss/workspace';

/** Sections of the README whose examples are a program together, in their order. */
const SECTIONS = ['Build', 'Simulate'] as const;

/**
 * The first example of each section as one module: its imports first, then everything else in the function `example`.
 * @throws Error where a section has no example
 */
export function readmeProgram(): string {
  const readme = readFileSync(join(packageFolders('ssm-automation', import.meta.url).folder, 'README.md'), 'utf8');
  const lines = SECTIONS.flatMap((section) => {
    const text = readme.split(`\n## ${section}\n`)[1]?.split('\n## ')[0];
    const example = /```ts\n([^]*?)```/.exec(text ?? '')?.[1];
    if (example === undefined) throw new Error(`the README has no example under ${section}`);
    return example.split('\n');
  });
  const isImport = (line: string) => line.startsWith('import ');
  return [
    "import { App, Stack } from 'aws-cdk-lib';",
    ...lines.filter(isImport),
    'export const stack = new Stack(new App(), "Readme");',
    'export async function example() {',
    ...lines.filter((line) => !isImport(line)).map((line) => line.replace(/^export /, '')),
    'return start;',
    '}',
  ].join('\n');
}
