import { packageFolders } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factTable } from './fact-table';
import { findingTable } from './finding-table';

/** Between these two lines, which stand there for each table, the README is generated; everything else is written by hand. */
const BEGIN = '<!-- generated: npm run -s generate -- update -->';
const END = '<!-- end of the generated part -->';

/** The README as it is, and as the code has it. */
export interface GeneratedReadme {
  readonly file: string;
  readonly text: string;
  readonly generated: string;
}

/**
 * The package's README with its tables: of findings, and of what AWS's pages say.
 * @throws Error where it does not say where the table goes
 */
export function generatedReadme(): GeneratedReadme {
  const file = join(packageFolders('ssm-automation', import.meta.url).folder, 'README.md');
  const text = readFileSync(file, 'utf8');
  const tables = [findingTable(), factTable()];
  const places = text.split(BEGIN);
  if (places.length !== tables.length + 1 || !places.slice(1).every((place) => place.includes(END)))
    throw new Error(`${file} needs these two lines ${tables.length} times, where the tables go:\n${BEGIN}\n${END}`);
  const [before, ...rest] = places;
  const filled = rest.map((place, index) => `${BEGIN}\n\n${tables[index]}\n\n${place.slice(place.indexOf(END))}`);
  return { file, text, generated: [before, ...filled].join('') };
}
