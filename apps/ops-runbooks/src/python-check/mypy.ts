import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** One thing that mypy says. */
export interface MypyFinding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly severity: 'error' | 'note';
  readonly message: string;
  /** `name-defined`. @default - none, as for notes */
  readonly code: string | null;
}

/**
 * Runs mypy with apps/ops-runbooks/mypy.ini. https://mypy.readthedocs.io/en/stable/command_line.html
 *
 * @param root of the workspace
 * @throws Error with mypy's own words where it ends otherwise than with findings or without
 */
export function runMypy(
  root: string,
  { folder, cache, files }: { readonly folder: string; readonly cache: string; readonly files: readonly string[] },
): MypyFinding[] {
  const { status, stdout, stderr, error } = spawnSync(
    join(root, '.venv/bin/mypy'),
    [
      ['--config-file', join(root, 'apps/ops-runbooks/mypy.ini')],
      ['--cache-dir', cache],
      ['--output', 'json', '--no-error-summary'],
      files,
    ].flat(),
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  // 0: nothing found; 1: something found; 2: it could not check.
  if (error || (status !== 0 && status !== 1) || stderr)
    throw new Error(`mypy cannot check the scripts: ${error?.message ?? `${stderr}${stdout}`.trim()}`);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as MypyFinding);
}
