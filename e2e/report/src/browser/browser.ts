import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';

/** The program of a browser that starts on this machine; undefined where none starts, after the reason was printed. */
export function startableBrowser(): string | undefined {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['tools/setup/src/run.mjs', 'e2e/report/src/browser/main.ts'],
    { cwd: workspaceRoot(), encoding: 'utf8', timeout: 120_000 },
  );
  if (status === 0) return stdout;
  process.stderr.write(`the pages are not opened: no browser starts here\n${stderr}\n`);
  return undefined;
}
