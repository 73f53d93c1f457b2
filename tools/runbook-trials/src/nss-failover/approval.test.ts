import { trialEnvironment, type TrialEnvironment } from '../environment';
import { stepsOf } from '../execution';
import { ACTIVE, resetPair, seen, STANDBY } from './pair';
import { startWith } from './variant';

jest.setTimeout(60_000);

let prod: TrialEnvironment;
beforeAll(async () => { prod = await trialEnvironment('prod'); });
beforeEach(() => resetPair(prod));
afterAll(() => resetPair(prod));

const AS_BEFORE = { states: ['running', 'stopped'], active: ACTIVE, together: 0 };

test('where somebody has to approve and nobody is named, it is refused with the key that is to name them', async () => {
  const { execution, ...pair } = await seen(prod, () => startWith('nobody may', prod));
  expect(execution.FailureMessage).toContain('operations.approvers of the environment file names nobody');
  expect(stepsOf(execution)).toEqual(['readSystem Success', 'planFailover Failed']);
  expect(pair).toEqual(AS_BEFORE);
});

test('where nobody is asked, the standby takes over', async () => {
  const { execution, ...pair } = await seen(prod, () => startWith('nobody is asked', prod));
  expect(execution.AutomationExecutionStatus).toBe('Success');
  expect(pair).toEqual({ states: ['stopped', 'running'], active: STANDBY, together: 0 });
});
