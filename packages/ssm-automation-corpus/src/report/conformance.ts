import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusCounts } from './corpus-result';

/** Where documents of a corpus come from. */
export interface ConformanceSource {
  readonly repository: string;
  readonly commit: string;
  readonly licence: string;
  readonly documents: number;
}

/** What a run over published documents found, kept for whoever has no corpus. */
export interface Conformance {
  /** SHA-256 of the documents. */
  readonly corpus: string;
  readonly counts: CorpusCounts;
  readonly sources: readonly ConformanceSource[];
}

/** The list of a corpus' files that may lie beside them: file,repo,path,commit,date,licence,… */
const SOURCES = 'SOURCES.csv';

/**
 * Where the documents of a folder come from, as its list says.
 * @returns none for a folder without a list
 */
export function sourcesOf(folder: string): ConformanceSource[] {
  const sources = new Map<string, ConformanceSource>();
  for (const line of listIn(folder).slice(1)) {
    const [, repository = '', , commit = '', , licence = ''] = line.split(',');
    const key = `${repository} ${commit} ${licence}`;
    const documents = (sources.get(key)?.documents ?? 0) + 1;
    sources.set(key, { repository, commit, licence, documents });
  }
  return [...sources.values()].sort((a, b) => (a.repository < b.repository ? -1 : 1));
}

/** The page of the figures. */
export function conformancePage({ corpus, counts, sources }: Conformance): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Conformance',
    '',
    'What the library makes of Automation documents that others published. A fork has no copy of them, so the figures are kept here;',
    '`npm run -s corpus -- FOLDER --record` measures them anew and writes this page.',
    '',
    row(['measured', 'count']),
    row(['---', '---']),
    row(['files', counts.documents]),
    row(['without any error of the validator', counts.withoutErrors]),
    row(['equal to what their imported TypeScript file builds', counts.imported]),
    row(['executed with made-up parameters', counts.executed]),
    row(['declared end states that were reached', `${counts.endStatesRight} of ${counts.endStates}`]),
    row(['mutants that the validator found', `${counts.mutantsFound} of ${counts.mutants}`]),
    '',
    row(['source', 'commit', 'licence', 'documents']),
    row(['---', '---', '---', '---']),
    ...sources.map(({ repository, commit, licence, documents }) =>
      row([`[${repository}](https://github.com/${repository})`, `\`${commit.slice(0, 12)}\``, licence, documents]),
    ),
    '',
    `The documents have the digest \`${corpus}\`.`,
    '',
  ].join('\n');
}

function listIn(folder: string): string[] {
  try {
    return readFileSync(join(folder, SOURCES), 'utf8').trim().split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
