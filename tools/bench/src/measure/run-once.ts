import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command } from './candidate';
import { countResources } from './count-resources';

/** What one run took. */
export interface Run {
  readonly milliseconds: number;
  /** Of the largest of its node processes; undefined where it could not be read. */
  readonly peakMiB: number | undefined;
  /** Resources in the templates it wrote, if it writes any. */
  readonly resources: number;
}

/**
 * Runs a command once as a cold process and throws its output directory away.
 * @param preload path of peak-memory.cjs
 * @throws Error with the command's output when it fails
 */
export function runOnce(command: (outdir: string) => Command, preload: string): Run {
  const folder = mkdtempSync(join(tmpdir(), 'nss-bench-'));
  const memory = join(folder, 'memory');
  try {
    const outdir = join(folder, 'out');
    const { file, args, variables, cwd } = command(outdir);
    const env = {
      ...process.env,
      NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
      NSS_BENCH_MEMORY: memory,
      ...variables,
    };
    const began = process.hrtime.bigint();
    const { status, error, stdout, stderr } = spawnSync(file, args, {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
    if (error || status !== 0)
      throw new Error(
        `${file} ${args.join(' ')} failed (${error?.message ?? `exit code ${status}`}):\n${stdout}${stderr}`,
      );
    return {
      milliseconds,
      peakMiB: existsSync(memory) ? largest(readFileSync(memory, 'utf8')) : undefined,
      resources: existsSync(outdir) ? countResources(outdir).total : 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function largest(lines: string): number | undefined {
  const kiB = lines
    .split('\n')
    .map(Number)
    .filter((value) => value > 0);
  return kiB.length > 0 ? Math.max(...kiB) / 1024 : undefined;
}
