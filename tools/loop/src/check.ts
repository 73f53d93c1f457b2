import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { seconds } from './synthesise';
import { testCounts } from './test-counts';

/** What `npm test` runs, in the order in which a mistake is found soonest. */
const STEPS = [
  ['types, lint, tests', 'run-many', '--targets=typecheck,lint,test', '--exclude=loop,e2e-delivery', '--parallel=2'],
  [
    'templates: synthesis, cfn-lint, policy packs',
    'run-many',
    '--targets=synth,lint-template,policy',
    '--projects=nss-infra',
  ],
  // Side by side, because each waits for its cloud more than it computes.
  [
    'the loop, and the workflows executed: deploy, promote, operate, read back',
    'run-many',
    '--targets=typecheck,lint,test',
    '--projects=loop,e2e-delivery',
    '--parallel=2',
  ],
] as const;

const root = workspaceRoot();
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
process.exitCode = failures === 0 ? 0 : 1;
