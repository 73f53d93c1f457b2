import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from '../measure/run-once';
import { summarise } from '../measure/statistics';
import { type Row } from '../report/result';
import { SMALL_FLEET } from './size';
import { writeFleet } from './write-fleet';

const PROGRAMS = [
  { id: 'synth', title: 'synthesis', args: (outdir: string) => ['tools/setup/src/synth.mjs', outdir] },
  {
    id: 'validate',
    title: 'environments validate',
    args: () => ['tools/setup/src/run.mjs', 'libs/environment/src/commands.ts', 'validate'],
  },
] as const;

/**
 * Synthesises and validates a small and a large fleet once each. Memory is that of the largest process.
 * @param preload path of peak-memory.cjs
 * @throws Error when one of them fails
 */
export function fleetRows(large: number, preload: string, say: (line: string) => void): Row[] {
  const root = workspaceRoot();
  const template = readFileSync(join(root, 'libs/environment/reference/dev.yaml'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'nss-bench-fleet-'));
  try {
    return [SMALL_FLEET, large].flatMap((count) => {
      const directory = join(folder, String(count));
      writeFleet(template, directory, count);
      return PROGRAMS.map(({ id, title, args }): Row => {
        const { milliseconds, peakMiB } = runOnce(
          (outdir) => ({
            file: process.execPath,
            args: args(outdir),
            variables: { ENVIRONMENTS_DIR: directory },
            cwd: root,
          }),
          preload,
        );
        say(
          `${(milliseconds / 1000).toFixed(2)} s  ${(milliseconds / count).toFixed(0)} ms each  ${title} of ${count} environments`,
        );
        return {
          id: `${id}-${count === SMALL_FLEET ? 'small' : 'large'}`,
          title: `${title}, each of ${count} environments`,
          milliseconds: summarise([milliseconds / count]),
          ...(peakMiB === undefined ? {} : { peakMiB: summarise([peakMiB]) }),
        };
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
