import { WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { required } from '../required';
import { parametersIn } from '../runbook/parameter-text';

/**
 * `runbook --runbook NAME --environment NAME --parameters TEXT --evidence FILE`: what `npm run runbook -- start` does, with
 * the parameters of a form, and the record of the execution kept.
 *
 * @returns the exit code of the runbook command
 */
export async function runbook(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const {
    runbook: name = '',
    environment = '',
    evidence = '',
  } = required(values, 'runbook', 'environment', 'evidence');
  const parameters = parametersOf(values['parameters'] ?? '').map((pair) => `--parameter=${pair}`);
  const record = openSync(evidence, 'w');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        'tools/setup/src/run.mjs',
        'apps/ops-runbooks/src/main.ts',
        'start',
        `--environment=${environment}`,
        ...parameters,
        '--json',
        '--',
        name,
      ],
      {
        cwd: workspaceRoot(),
        stdio: ['ignore', record, 'inherit'],
      },
    );
    return status ?? 1;
  } finally {
    closeSync(record);
  }
}

function parametersOf(text: string): string[] {
  try {
    return parametersIn(text);
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}
