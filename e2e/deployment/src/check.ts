import { command, runCommand } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { seconds } from '@nss/operations';
import { testCounts } from './test-counts';

/** Tests of runbooks, which look at all processes and at states that a busy machine reaches late. */
const RUNBOOKS = 'e2e-runbooks';
/** Projects whose tests deploy for minutes. */
const LONG = 'e2e-deployment,e2e-permissions';
/** Executes the workflows, on as many processors as there are. */
const SCENARIOS = 'e2e-delivery';

/** What `npm test` runs, in the order in which a mistake is found soonest. */
const STEPS = [
  ['types, lint', 'run-many', '--targets=typecheck,lint,unused', '--parallel=2'],
  ['tests of each part', 'run-many', '--targets=test', `--exclude=${RUNBOOKS},${LONG},${SCENARIOS}`, '--parallel=2'],
  [
    'templates: synthesis, cfn-lint, policy packs',
    'run-many',
    // Each environment is a unit of its own; files outside the workspace are looked at together.
    process.env['ENVIRONMENTS_DIR'] ? '--targets=synth,lint-template,policy' : '--targets=templates',
    '--projects=nss-infra',
  ],
  // By themselves: they look for secrets in the command lines of all processes.
  ['the runbooks, with their faults', 'run-many', '--targets=test', `--projects=${RUNBOOKS}`],
  // Side by side, because each waits for its cloud more than it computes.
  ['deploy, promote, operate, read back', 'run-many', '--targets=test', `--projects=${LONG}`, '--parallel=2'],
  ['the workflows executed', 'run-many', '--targets=test', `--projects=${SCENARIOS}`],
] as const;

const root = workspaceRoot();

/** Runs every step, whatever became of those before it, and counts. */
function checkAll(): number {
  const reports = join(root, 'dist/test');
  rmSync(reports, { recursive: true, force: true });
  let failedSteps = 0;
  for (const [title, ...args] of STEPS) {
    const began = Date.now();
    console.log(`\n== ${title}`);
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args, '--outputStyle=static', '--nxBail=false'],
      {
        cwd: root,
        stdio: 'inherit',
        // Without a daemon nothing is left running, and a second checkout cannot be mistaken for this one.
        env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' },
      },
    );
    console.log(`== ${title}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds(began)}`);
    if (status !== 0) failedSteps += 1;
  }
  const { passed, failed, failures: failedTests } = testCounts(reports);
  // A step that fails without a failed test (a type error, a finding) is a failure too.
  const failures = Math.max(failed, failedSteps);
  // The reports above are long: what failed is said where it is looked for.
  failedTests.forEach((test) => {
    console.log(`failed: ${relative(root, test)}`);
  });
  console.log(`\ntests: ${passed} passed, ${failures} failed`);
  return failures === 0 ? 0 : 1;
}

const check = command({
  invocation: 'npm test --',
  summary: 'checks everything: types, lint, tests, templates, runbooks, deployments, the workflows',
  description:
    'Checks everything: types, lint, tests, templates, runbooks, deployments, the workflows. Ends with a line "tests: N passed, N failed". Exit code: 0 all passed, 1 something failed, 2 wrong use.',
  examples: ['npm test', 'npx nx run network:test'],
  run: checkAll,
});

process.exitCode = await runCommand(check, process.argv.slice(2));
