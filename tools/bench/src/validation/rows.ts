import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from '../measure/run-once';
import { summarise } from '../measure/statistics';
import { type Row } from '../report/result';
import { DOCUMENTS, madeUpDocument } from './documents';

/**
 * Validates many documents in a cold process, and one, which is what starting and reading a model costs.
 * @param preload path of peak-memory.cjs
 * @throws Error where a document is not without errors
 */
export function validationRows(
  runs: number,
  preload: string,
  say: (line: string) => void,
  documents = DOCUMENTS,
): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'nss-bench-validation-'));
  try {
    const files = Array.from({ length: documents }, (_, index) => join(folder, `document-${index}.json`));
    files.forEach((file, index) => writeFileSync(file, madeUpDocument(index)));
    const measured = { many: [] as number[], one: [] as number[] };
    for (let number = 0; number <= runs; number += 1) {
      for (const [id, chosen] of [
        ['one', files.slice(0, 1)],
        ['many', files],
      ] as const) {
        const { milliseconds } = runOnce(() => command(chosen), preload);
        // The first run makes the bundle.
        if (number > 0) measured[id].push(milliseconds);
      }
      if (number > 0)
        say(
          `run ${number} of ${runs}  ${((measured.many.at(-1) ?? 0) / 1000).toFixed(2)} s  ${documents} documents validated cold`,
        );
    }
    return [
      { id: 'validation', title: `${documents} documents validated cold`, milliseconds: summarise(measured.many) },
      { id: 'validation-one', title: '(d) one document validated cold', milliseconds: summarise(measured.one) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function command(files: readonly string[]) {
  return {
    file: process.execPath,
    args: [
      'tools/setup/src/run.mjs',
      'packages/ssm-automation/src/main.ts',
      'validate',
      '--strict',
      '--json',
      ...files,
    ],
    variables: {},
    cwd: workspaceRoot(),
  };
}
