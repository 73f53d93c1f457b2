import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listedRunbooks } from '@nss/runbooks';
import { withGeneratedPart } from '../markdown/generated-part';
import { pageOf, parameterTable, runbookTable } from './tables';

/** A page of a runbook, or the list of them: as it is, and as the code has it. */
export interface RunbookPage {
  /** Relative to the workspace's root. */
  readonly file: string;
  readonly text: string;
  readonly generated: string;
}

/**
 * The list, and the page of each runbook.
 * @throws Error for a page that is missing, or does not say where its generated part goes
 */
export function runbookPages(root = workspaceRoot()): RunbookPage[] {
  const page = (file: string, part: string): RunbookPage => {
    if (!existsSync(join(root, file))) throw new Error(`${file} is missing`);
    const text = readFileSync(join(root, file), 'utf8');
    return { file, text, generated: withGeneratedPart(text, part, 'tools/docs/src/runbook-pages.ts') };
  };
  const runbooks = listedRunbooks();
  return [
    page('docs/runbooks/README.md', runbookTable(runbooks)),
    ...runbooks.map((runbook) => page(pageOf(runbook.name), parameterTable(runbook))),
  ];
}
