import { command, runCommand, WrongUse } from '@nss/command-line';
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
import { fleetRows, SMALL_FLEET } from './fleet/rows';
import { LARGEST_FLEET } from './fleet/write-fleet';
import { measure } from './measure/measure';
import { judge } from './report/aims';
import { table } from './report/table';

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

async function bench(runs: number, fleet: number, json: boolean, out: (text: string) => void): Promise<void> {
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
  const preload = join(root, 'tools/bench/src/measure/peak-memory.cjs');
  const rows = [
    ...measure(candidates, runs, size.total, preload, say),
    ...fleetRows(fleet, preload, say),
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
  out(
    json
      ? JSON.stringify(result, null, 2)
      : `${table(rows, result.aims)}\n\nFigures of this machine, of this run alone; also in dist/bench/bench.json.`,
  );
}

const benchCommand = command({
  invocation: 'npm run -s bench --',
  summary: 'prints ratios of one run, such as synthesis against an empty CDK app',
  options: {
    runs: { value: 'N', description: 'how often each is run, from 1 to 99', default: '5' },
    fleet: { value: 'N', description: `environments of the large fleet, more than ${SMALL_FLEET}`, default: '100' },
  },
  json: true,
  examples: ['npm run -s bench', 'npm run -s bench -- --runs 10 --json', 'npm run -s bench -- --fleet 1000'],
  run: async ({ options: { runs, fleet }, json, out }) => {
    if (!/^[1-9]\d?$/.test(runs)) throw new WrongUse(`--runs ${runs}: give a number from 1 to 99`);
    if (!/^[1-9]\d{1,4}$/.test(fleet) || Number(fleet) <= SMALL_FLEET || Number(fleet) > LARGEST_FLEET)
      throw new WrongUse(`--fleet ${fleet}: give a number from ${SMALL_FLEET + 1} to ${LARGEST_FLEET}`);
    await bench(Number(runs), Number(fleet), json, out);
    return 0;
  },
});

process.exitCode = await runCommand(benchCommand, process.argv.slice(2));
