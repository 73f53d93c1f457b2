import { type AutomationExecution, type StepExecution } from '@aws-sdk/client-ssm';
import { stepProgress } from './progress';

const told = (...looks: Partial<StepExecution>[][]): string[] => {
  const lines: string[] = [];
  const tell = stepProgress((line) => lines.push(line));
  for (const StepExecutions of looks) tell({ StepExecutions } as AutomationExecution);
  return lines.map((line) => line.trim().replace(/ +/g, ' '));
};
const step = (StepExecutionId: string, StepName: string, StepStatus: StepExecution['StepStatus'], more = {}) => ({
  StepExecutionId,
  StepName,
  StepStatus,
  ...more,
});

test('a step is told when it begins and when it has ended, once each', () => {
  const begun = [step('1', 'plan', 'InProgress'), step('2', 'act', 'Pending')];
  const ended = [step('1', 'plan', 'Success'), step('2', 'act', 'InProgress')];
  expect(told(begun, begun, ended, ended)).toEqual(['InProgress plan', 'Success plan', 'InProgress act']);
});

test('what a loop repeats is told once, and whatever fails in it each time', () => {
  const loop = [1, 2, 3].flatMap((turn) => [
    step(`wait ${turn}`, 'wait', 'Success'),
    step(`look ${turn}`, 'look', turn === 2 ? 'Failed' : 'Success', turn === 2 && { FailureMessage: 'gone\nfor good' }),
  ]);
  expect(told(loop, [...loop, step('look 4', 'look', 'Failed', { FailureMessage: 'gone' })])).toEqual([
    'Success wait',
    'Success look',
    'Failed look gone',
    'Failed look gone',
  ]);
});
