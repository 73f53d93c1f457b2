import { found, workflow } from '@nss/workflow-runner/rules';
import { deploymentsTakeTurns as rule } from './deployments-take-turns';

const job = (concurrency: string, run = 'npm run -s delivery -- execute') =>
  workflow(`  a: { environment: "\${{ inputs.e }}", ${concurrency} steps: [{ run: "${run}" }] }`);

test.each([
  ['concurrency: { group: "deploy-${{ inputs.e }}", cancel-in-progress: false, queue: max },', undefined],
  ['concurrency: { group: "deploy-${{ inputs.e }}", queue: max },', undefined],
  ['', 'job a changes an environment without a concurrency group of that'],
  ['concurrency: { group: deploy, queue: max },', 'job a changes an environment without a concurrency group of that'],
  ['concurrency: "deploy-${{ inputs.e }}",', 'job a is given up as soon as two newer ones wait for the environment'],
  [
    'concurrency: { group: "deploy-${{ inputs.e }}", queue: single },',
    'job a is given up as soon as two newer ones wait for the environment',
  ],
  [
    'concurrency: { group: "deploy-${{ inputs.e }}", cancel-in-progress: true, queue: max },',
    'job a is cut off by a newer one while it works in an environment',
  ],
])('%s: %s', (concurrency, problem) =>
  expect(found(rule, job(concurrency))).toEqual(problem === undefined ? [] : [`w.yml:4 ${problem}`]),
);

const TURNS = 'concurrency: { group: "deploy-${{ inputs.e }}", queue: max },';

test('a job that only looks may go without a group, and a workflow that deploys is not cut off', () => {
  expect(found(rule, job('', 'npm run -s delivery -- drift'))).toEqual([]);
  expect(
    found(rule, job(TURNS).replace('on: push', 'on: push\nconcurrency: { group: w, cancel-in-progress: true }')),
  ).toHaveLength(1);
  expect(
    found(
      rule,
      job('', 'npm run -s delivery -- changes').replace(
        'on: push',
        'on: pull_request\nconcurrency: { group: w, cancel-in-progress: true }',
      ),
    ),
  ).toEqual([]);
  expect(
    found(
      rule,
      job('', 'npm run -s delivery -- runbook').replace(
        'on: push',
        'on: workflow_dispatch\nconcurrency: { group: w, cancel-in-progress: true }',
      ),
    ),
  ).toHaveLength(1);
});

test.each(['repair', 'repair-plan'])('%s takes its turn as well', (command) => {
  expect(found(rule, job(TURNS, `npm run -s delivery -- ${command}`))).toEqual([]);
  expect(found(rule, job('', `npm run -s delivery -- ${command}`))).toEqual([
    'w.yml:4 job a changes an environment without a concurrency group of that',
  ]);
});

test('a workflow that deploys through another is not cut off either', () => {
  const called = { '.github/workflows/c.yml': job(TURNS).replace('on: push', 'on: workflow_call') };
  const calling = (cancel: boolean) =>
    workflow(
      '  a: { uses: ./.github/workflows/c.yml }',
      `on: push\nconcurrency: { group: w, cancel-in-progress: ${cancel} }`,
    );
  expect(found(rule, calling(true), called)).toEqual([
    'w.yml:4 job a works in an environment while a newer run may cut it off',
  ]);
  expect(found(rule, calling(false), called)).toEqual([]);
});
