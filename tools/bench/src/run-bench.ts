import { type Answer, type Phases } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { automationRows } from './automation/rows';
import { bundleApp } from './bundle';
import { floor } from './candidates/floor';
import { ours } from './candidates/ours';
import { tsNode } from './candidates/ts-node';
import { tsNodeProject } from './candidates/ts-node-project';
import { type AssemblySize, countResources } from './measure/count-resources';
import { fleetRows } from './fleet/rows';
import { measure } from './measure/measure';
import { judge } from './report/aims';
import { resultText } from './report/table';
import { validationRows } from './validation/rows';

/** Where the result is kept, and the project ts-node runs. */
const FOLDER = join(workspaceRoot(), 'dist/bench');

/** Synthesises once, unmeasured: the disk cache is as warm for the first candidate as for the last. */
function sizeOfOurs(app: string): AssemblySize {
  const outdir = mkdtempSync(join(tmpdir(), 'nss-bench-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, [app], {
      env: { ...process.env, CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the environments cannot be synthesised:\n${stderr}`);
    return countResources(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Measures, keeps the result and gives it. */
export async function runBench(
  runs: number,
  fleet: number,
  { error: say, columns, phase, answer }: Phases & { readonly answer: Answer },
): Promise<void> {
  const root = workspaceRoot();
  const app = await bundleApp('apps/nss-infra/src/main.ts');
  const size = await phase('synthesising once', () => sizeOfOurs(app));
  const candidates = [
    ...ours(app),
    floor(await bundleApp('tools/bench/src/floor/app.ts'), size),
    ...tsNode(tsNodeProject(root, join(FOLDER, 'ts-node'))),
  ];
  const loadBefore = loadavg()[0];
  const preload = join(root, 'tools/bench/src/measure/peak-memory.cjs');
  const rows = [
    ...measure(candidates, runs, size.total, preload, say),
    ...fleetRows(fleet, preload, say),
    ...(await automationRows(runs, say)),
    ...validationRows(runs, preload, say),
  ];
  const machine = {
    node: process.version,
    platform: process.platform,
    arch: process.arch,
    processors: cpus().length,
    loadBefore,
    loadAfter: loadavg()[0],
  };
  const result = { machine, runs, resources: size.total, stacks: size.stacks.length, rows, aims: judge(rows) };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
  answer(
    result,
    () =>
      `${resultText(rows, result.aims, columns)}\n\nFigures of this machine, of this run alone; also in dist/bench/bench.json.`,
  );
}
