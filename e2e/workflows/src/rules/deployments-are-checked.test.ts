import { found, workflow } from '@nss/workflow-runner/rules';
import { deploymentsAreChecked as rule } from './deployments-are-checked';

const run = (...commands: string[]) =>
  workflow(`  a: { steps: [${commands.map((command) => `{ run: ${command} }`).join(', ')}] }`);
const [prove, origin, prepare, execute, verify] = [
  'gh attestation verify x',
  'npm run -s delivery -- require-origin',
  'npm run -s delivery -- prepare',
  'npm run -s delivery -- execute',
  'npm run -s delivery -- verify',
] as const;

test.each([
  [[prove, origin, prepare], []],
  [[origin, prepare, prove], ['takes an assembly without proof of where it was made']],
  [[prove, prepare], ['promotes what may not run in the environment before']],
  [[prove, execute, verify], []],
  [[prove, verify, execute], ['deploys without reading back what is there']],
  [['ls'], []],
])('%j', (commands, problems) =>
  expect(found(rule, run(...commands))).toEqual(problems.map((problem) => `w.yml:4 job a ${problem}`)),
);

test('the check may stand in an action', () => {
  const action = {
    '.github/actions/fetch/action.yml':
      'runs: { using: composite, steps: [{ run: gh attestation verify x, shell: bash }] }',
  };
  expect(
    found(
      rule,
      workflow(`  a: { steps: [{ uses: ./.github/actions/fetch }, { run: ${execute} }, { run: ${verify} }] }`),
      action,
    ),
  ).toEqual([]);
});
