import { type AutomationExecution, type StepExecution } from '@aws-sdk/client-ssm';
import { executionFilter, type Filter, stepFilter } from './filters';

const execution: AutomationExecution & { tagKeys: string[] } = {
  AutomationExecutionId: 'e1',
  AutomationExecutionStatus: 'Success',
  DocumentName: 'nss-dev-nss-restart-01',
  CurrentAction: 'aws:sleep',
  ParentAutomationExecutionId: 'e0',
  ExecutionStartTime: new Date('2026-01-02T03:04:05Z'),
  tagKeys: ['purpose'],
};
const step: StepExecution = {
  StepStatus: 'Success',
  StepExecutionId: 's1',
  StepName: 'wait',
  Action: 'aws:sleep',
  ExecutionStartTime: new Date('2026-01-02T03:04:05Z'),
  ParentStepDetails: { StepExecutionId: 's0', Iteration: 2, IteratorValue: 'web-01' },
};
const filter = (Key: string, ...Values: string[]): Filter[] => [{ Key, Values }];

// Every key of https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionFilter.html
test.each([
  ['DocumentNamePrefix', 'nss-dev-', 'nss-prod-'],
  ['ExecutionStatus', 'Success', 'Failed'],
  ['ExecutionId', 'e1', 'e0'],
  ['ParentExecutionId', 'e0', 'e1'],
  ['CurrentAction', 'aws:sleep', 'aws:approve'],
  ['StartTimeBefore', '2026-01-02T03:04:06Z', '2026-01-02T03:04:05Z'],
  ['StartTimeAfter', '2026-01-02T03:04:04Z', '2026-01-02T03:04:05Z'],
  ['AutomationType', 'Local', 'CrossAccount'],
  ['TagKey', 'purpose', 'owner'],
])('executions by %s: %s, and not %s', (key, passing, other) => {
  expect(executionFilter(filter(key, passing))(execution)).toBe(true);
  expect(executionFilter(filter(key, other))(execution)).toBe(false);
  expect(executionFilter(filter(key, other, passing))(execution)).toBe(true);
});

test.each(['TargetResourceGroup', 'AutomationSubtype', 'OpsItemId'])('no execution here has a %s', (key) => {
  expect(executionFilter(filter(key, 'x'))(execution)).toBe(false);
});

// Every key of https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StepExecutionFilter.html
test.each([
  ['StepExecutionStatus', 'Success', 'Failed'],
  ['StepExecutionId', 's1', 's0'],
  ['StepName', 'wait', 'look'],
  ['Action', 'aws:sleep', 'aws:approve'],
  ['StartTimeBefore', '2026-01-02T03:04:06Z', '2026-01-02T03:04:05Z'],
  ['StartTimeAfter', '2026-01-02T03:04:04Z', '2026-01-02T03:04:05Z'],
  ['ParentStepExecutionId', 's0', 's1'],
  ['ParentStepIteration', '2', '1'],
  ['ParentStepIteratorValue', 'web-01', 'web-02'],
])('steps by %s: %s, and not %s', (key, passing, other) => {
  expect(stepFilter(filter(key, passing))(step)).toBe(true);
  expect(stepFilter(filter(key, other))(step)).toBe(false);
});

test('all filters have to pass, and what is none is refused', () => {
  const both = [...filter('ExecutionId', 'e1'), ...filter('ExecutionStatus', 'Failed')];
  expect(executionFilter(both)(execution)).toBe(false);
  expect(() => executionFilter(filter('Status', 'x'))).toThrow('Status is no filter');
  expect(() => stepFilter(filter('StartTimeAfter', 'yesterday'))(step)).toThrow('yesterday is no time');
});
