import { packageFolders } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingTable } from './finding-table';

/** Between these two lines the README is generated; everything else is written by hand. */
const BEGIN = '<!-- generated: npm run -s generate -- update -->';
const END = '<!-- end of the generated part -->';

/** The README as it is, and as the code has it. */
export interface GeneratedReadme {
  readonly file: string;
  readonly text: string;
  readonly generated: string;
}

/**
 * The package's README with its table of findings.
 * @throws Error where it does not say where the table goes
 */
export function generatedReadme(): GeneratedReadme {
  const file = join(packageFolders('ssm-automation', import.meta.url).folder, 'README.md');
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`${file} needs these two lines, where the table goes:\n${BEGIN}\n${END}`);
  return { file, text, generated: `${text.slice(0, begin)}${BEGIN}\n\n${findingTable()}\n\n${text.slice(end)}` };
}
