import { dispatchInputs } from './dispatch-inputs';
import { readWorkflow } from './workflow-file';

const file = readWorkflow(
  'runbook.yml',
  `on:
  workflow_dispatch:
    inputs:
      runbook: { type: choice, required: true, options: [restart, failover] }
      environment: { type: environment, required: true }
      dry: { type: boolean, default: true }
      minutes: { type: number, default: 5 }
      note: { type: string }
jobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`,
);
const right = { runbook: 'restart', environment: 'dev' };

test('fills in the defaults', () => {
  expect(dispatchInputs(file, right, ['dev'])).toEqual({
    runbook: 'restart',
    environment: 'dev',
    dry: 'true',
    minutes: '5',
    note: '',
  });
});

test.each([
  [{ ...right, runbook: 'rm -rf' }, 'runbook.yml:4:16: input runbook is "rm -rf": it must be one of restart, failover'],
  [{ ...right, environment: 'nowhere' }, 'input environment is "nowhere": it must be one of dev'],
  [{ runbook: 'restart' }, 'input environment is required'],
  [{ ...right, dry: 'yes' }, 'it must be true or false'],
  [{ ...right, minutes: 'five' }, 'it must be a number'],
  [{ ...right, other: 'x' }, 'has no input other: runbook, environment, dry, minutes, note'],
])('refuses %j', (given, message) => expect(() => dispatchInputs(file, given, ['dev'])).toThrow(message));

test('a workflow without workflow_dispatch cannot be dispatched', () => {
  expect(() =>
    dispatchInputs(readWorkflow('w.yml', 'on: push\njobs: { a: { runs-on: x, steps: [] } }'), {}, []),
  ).toThrow('w.yml:1:5: has no workflow_dispatch');
});
