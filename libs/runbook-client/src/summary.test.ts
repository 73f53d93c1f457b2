import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { duration, exitCodeOf, markdownSummary, outputOf, shownBy } from './summary';

const execution = {
  AutomationExecutionId: 'e-1',
  AutomationExecutionStatus: 'Failed',
  FailureMessage: 'one fail',
  Outputs: { 'conclude.Verdict': ['fail'] },
  StepExecutions: [
    {
      StepName: 'conclude',
      StepStatus: 'Success',
      ExecutionStartTime: new Date(0),
      ExecutionEndTime: new Date(90_000),
      Outputs: { Table: ['a table'] },
    },
    {
      StepName: 'requireHealth',
      StepStatus: 'Failed',
      FailureMessage: 'pulse | silent',
      ExecutionStartTime: new Date(0),
    },
    { StepName: 'never', StepStatus: 'Pending' },
  ],
} as unknown as AutomationExecution;

test('only success is success', () => {
  expect(exitCodeOf(execution)).toBe(1);
  expect(exitCodeOf({ AutomationExecutionStatus: 'Success' } as AutomationExecution)).toBe(0);
  expect(exitCodeOf({ AutomationExecutionStatus: 'Cancelled' } as AutomationExecution)).toBe(1);
});

test("an output is found in the document's outputs, or in the step that gave it", () => {
  expect([outputOf(execution, 'Verdict'), outputOf(execution, 'Table'), outputOf(execution, 'None')]).toEqual([
    'fail',
    'a table',
    undefined,
  ]);
});

test('a table is shown, or else what commands answered; a step that did not run answered nothing', () => {
  expect(shownBy(execution)).toBe('a table');
  const answering = {
    Outputs: {
      'askServer.Output': ['running'],
      'other.Output': ['No output available yet because the step is not successfully executed'],
    },
  } as unknown as AutomationExecution;
  expect([shownBy(answering), shownBy({} as AutomationExecution)]).toEqual(['running', undefined]);
});

test('the summary names every step that ran, why one failed, and the table', () => {
  const { text } = markdownSummary('nss-health-check', execution);
  expect(text).toContain('## nss-health-check: Failed');
  expect(text).toContain('| conclude | Success | 90 s |  |');
  expect(text).toContain('pulse \\| silent');
  expect(text).toContain('a table');
  expect(text).not.toContain('never');
});

test('what a loop repeats is one row with how often and how long; another end of it is a row of its own', () => {
  const turn = (number: number, StepStatus: string) => ({
    StepName: 'look',
    StepStatus,
    ExecutionStartTime: new Date(number * 100_000),
    ExecutionEndTime: new Date(number * 100_000 + 30_000),
  });
  const StepExecutions = [turn(1, 'Success'), turn(2, 'Success'), turn(3, 'Success'), turn(4, 'TimedOut')];
  const { text } = markdownSummary('nss-failover', { ...execution, StepExecutions } as AutomationExecution);
  expect(text.split('\n').filter((line) => line.startsWith('| look'))).toEqual([
    '| look\\, 3 times | Success | 90 s |  |',
    '| look | TimedOut | 30 s |  |',
  ]);
});

test('long steps are told in minutes', () => {
  expect(duration({ ExecutionStartTime: new Date(0), ExecutionEndTime: new Date(600_000) })).toBe('10 min');
});

test('what a server says ends no fence, hides nothing and calls nobody', () => {
  const said = 'up\n```\n# all is well\n<!-- @everybody [x](https://evil.example)';
  const { text } = markdownSummary('nss-command', {
    ...execution,
    FailureMessage: said,
    Outputs: { 'run.Output': [said] },
    StepExecutions: [{ StepName: 'run', StepStatus: 'Failed', FailureMessage: said }],
  });
  const outside = text.replace(/^(`{4,})text\n[^]*?^\1$/m, '');
  expect(outside.length).toBeLessThan(text.length);
  expect(outside).not.toMatch(/^# all is well|(?<!\\)<!--|(?<!\\)\[x\]|@everybody|https:\/\//m);
});
