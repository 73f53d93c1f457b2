import { type Answer, type Phases } from '@nss/command-line';
import { seconds } from '@nss/operations';
import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { testCounts } from './test-counts';

/** Tests of runbooks, which look at all processes and at states that a busy machine reaches late. */
const RUNBOOKS = 'e2e-runbooks';
/** Projects whose tests deploy or install for minutes, and the one that executes the workflows. */
const LONG = 'e2e-delivery,e2e-deployment,e2e-permissions,e2e-recipes';

/** What `npm test` runs, in the order in which a mistake is found soonest. */
const STEPS = [
  // All projects in one process each: they share most of what there is to read.
  ['types, lint', 'run-many', '--targets=typecheck-all,typecheck-python,lint-all,unused', '--parallel=2'],
  // One more than there are processors at least: some wait for a cloud, or for the program that they start.
  ['tests of each part', 'run-many', '--targets=test', `--exclude=${RUNBOOKS},${LONG}`, '--parallel=3'],
  [
    'templates: synthesis, cfn-lint, policy packs',
    'run-many',
    // Each environment is a unit of its own; files outside the workspace are looked at together.
    process.env['ENVIRONMENTS_DIR'] ? '--targets=synth,lint-template,policy,reachability' : '--targets=templates',
    '--projects=nss-infra',
  ],
  // By themselves: they look for secrets in the command lines of all processes.
  ['the runbooks, with their faults', 'run-many', '--targets=test', `--projects=${RUNBOOKS}`],
  // Side by side, because each waits for its cloud, or for the jobs of a run, more than it computes.
  [
    'deploy, promote, operate, read back; the workflows executed',
    'run-many',
    '--targets=test',
    `--projects=${LONG}`,
    '--parallel=3',
  ],
] as const;

const root = workspaceRoot();

/**
 * Runs every step, whatever became of those before it, and counts.
 * @returns the exit code: 0 all passed, 1 something failed
 */
export async function runCheck({ out, phase, answer }: Phases & { readonly answer: Answer }): Promise<number> {
  const reports = join(root, 'dist/test');
  rmSync(reports, { recursive: true, force: true });
  const steps: { readonly title: string; readonly passed: boolean }[] = [];
  for (const [title, ...args] of STEPS) {
    const began = Date.now();
    out(`\n== ${title}`);
    const passed = (await phase(title, () => runNx(args, out))) === 0;
    out(`== ${title}: ${passed ? 'passed' : 'FAILED'} in ${seconds(began)}`);
    steps.push({ title, passed });
  }
  const { passed, failed, failures: failedTests } = testCounts(reports);
  // A step that fails without a failed test (a type error, a finding) is a failure too.
  const failures = Math.max(failed, steps.filter((step) => !step.passed).length);
  const named = failedTests.map((test) => relative(root, test));
  // The reports above are long: what failed is said where it is looked for.
  answer({ passed, failed: failures, failures: named, steps }, () =>
    [...named.map((test) => `failed: ${test}`), `\ntests: ${passed} passed, ${failures} failed`].join('\n'),
  );
  return failures === 0 ? 0 : 1;
}

/** Runs Nx, and tells its lines. @returns its exit code */
async function runNx(args: readonly string[], say: (line: string) => void): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args, '--outputStyle=static', '--nxBail=false'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Without a daemon nothing is left running, and a second checkout cannot be mistaken for this one.
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' },
    },
  );
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', say);
  return ended;
}
