import { workspaceRoot } from '@nss/workspace';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spawnSync } from 'node:child_process';
import { automationRows } from './automation/rows';
import { bundleApp } from './bundle';
import { floor } from './candidates/floor';
import { ours } from './candidates/ours';
import { tsNode } from './candidates/ts-node';
import { tsNodeProject } from './candidates/ts-node-project';
import { type AssemblySize, countResources } from './measure/count-resources';
import { measure } from './measure/measure';
import { judge } from './report/aims';
import { table } from './report/table';

const USAGE = 'usage: npm run -s bench -- [--runs N] [--json]';

/** Where the result is kept, and the project ts-node runs. */
const FOLDER = join(workspaceRoot(), 'dist/bench');

/** The arguments; undefined when they are wrong. */
function wanted(): { runs: number; json: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: { runs: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
    });
    return /^[1-9]\d?$/.test(values.runs) ? { runs: Number(values.runs), json: values.json } : undefined;
  } catch {
    return undefined;
  }
}

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

async function main({ runs, json }: { runs: number; json: boolean }): Promise<void> {
  const root = workspaceRoot();
  const app = await bundleApp('apps/nss-infra/src/main.ts');
  const size = sizeOfOurs(app);
  const candidates = [
    ...ours(app),
    floor(await bundleApp('tools/bench/src/floor/app.ts'), size),
    ...tsNode(tsNodeProject(root, join(FOLDER, 'ts-node'))),
  ];
  const loadBefore = loadavg()[0];
  const say = (line: string) => console.error(line);
  const rows = [
    ...measure(candidates, runs, size.total, join(root, 'tools/bench/src/measure/peak-memory.cjs'), say),
    ...(await automationRows(runs, say)),
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
  console.log(
    json
      ? JSON.stringify(result, null, 2)
      : `${table(rows, result.aims)}\n\nFigures of this machine, of this run alone; also in dist/bench/bench.json.`,
  );
}

const options = wanted();
if (options) await main(options);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
