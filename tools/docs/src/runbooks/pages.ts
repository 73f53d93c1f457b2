import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listedRunbooks } from '@nss/runbooks';
import { withGeneratedPart } from './generated-part';
import { parameterTable, runbookTable } from './tables';

/** A page of docs/runbooks: as it is, and as the code has it. */
export interface RunbookPage {
  /** Relative to the workspace's root. */
  readonly file: string;
  readonly text: string;
  readonly generated: string;
}

/**
 * The index and a page for each runbook.
 * @throws Error for a page that is missing, or does not say where its generated part goes
 */
export function runbookPages(root = workspaceRoot()): RunbookPage[] {
  const page = (name: string, part: string): RunbookPage => {
    const file = `docs/runbooks/${name}.md`;
    if (!existsSync(join(root, file))) throw new Error(`${file} is missing`);
    const text = readFileSync(join(root, file), 'utf8');
    return { file, text, generated: withGeneratedPart(text, part) };
  };
  const runbooks = listedRunbooks();
  return [
    page('README', runbookTable(runbooks)),
    ...runbooks.map((runbook) => page(runbook.name, parameterTable(runbook))),
  ];
}
