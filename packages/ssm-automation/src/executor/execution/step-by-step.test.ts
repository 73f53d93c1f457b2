import { documentOf, start, step } from '../../testing/run';

const two = documentOf([step('one'), step('two')]);
/** Lets everything come to rest that can. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 5));
const startStep = (...StepName: string[]) => ({ type: 'StartStep' as const, payload: { StepName } });

test('each step waits until it is started, and the end until it is completed', async () => {
  const { execution, calls } = start(two, {}, {}, { mode: 'Interactive' });
  await rest();
  expect(execution.describe()).toMatchObject({ AutomationExecutionStatus: 'Waiting', Mode: 'Interactive' });
  expect(calls).toHaveLength(0);
  execution.signal(startStep('one'));
  await rest();
  expect([calls.length, execution.describe().AutomationExecutionStatus]).toEqual([1, 'Waiting']);
  execution.signal(startStep('two'));
  await rest();
  expect([calls.length, execution.describe().AutomationExecutionStatus]).toEqual([2, 'Waiting']);
  execution.stop('Complete');
  expect((await execution.finished).AutomationExecutionStatus).toBe('Success');
});

test('a step that there is not, one whose turn it is not, and a signal without a step are refused', async () => {
  const { execution } = start(two, {}, {}, { mode: 'Interactive' });
  await rest();
  const refusal = (signal: Parameters<typeof execution.signal>[0]) => {
    try {
      execution.signal(signal);
    } catch (error) {
      return (error as Error).name;
    }
    return 'taken';
  };
  expect(refusal(startStep('three'))).toBe('AutomationStepNotFoundException');
  expect(refusal(startStep('two'))).toBe('InvalidAutomationSignalException');
  expect(refusal(startStep())).toBe('InvalidAutomationSignalException');
  expect(refusal({ type: 'StopStep', payload: { StepExecutionId: ['none'] } })).toBe('AutomationStepNotFoundException');
  expect(refusal({ type: 'Resume', payload: { StepName: ['three'] } })).toBe('AutomationStepNotFoundException');
  execution.stop();
  expect((await execution.finished).AutomationExecutionStatus).toBe('Cancelled');
});

test('a step that is stopped by itself is Cancelled, and its onFailure says how to go on', async () => {
  const nap = { name: 'nap', action: 'aws:sleep', onFailure: 'Continue', inputs: { Duration: 'PT1H' } } as const;
  const { execution, clock } = start(documentOf([nap, step('after')]));
  void clock.sleep(60_000).then(() => {
    const [{ StepExecutionId = '' } = {}] = execution.describe().StepExecutions ?? [];
    execution.signal({ type: 'StopStep', payload: { StepExecutionId: [StepExecutionId] } });
  });
  const { AutomationExecutionStatus, StepExecutions } = await execution.finished;
  expect([AutomationExecutionStatus, StepExecutions?.map(({ StepStatus }) => StepStatus)]).toEqual([
    'Success',
    ['Cancelled', 'Success'],
  ]);
});

test('an execution that is to stop after the step that waits for somebody does not wait for them', async () => {
  const { execution, clock } = start(documentOf([{ name: 'hold', action: 'aws:pause' }, step('after')]));
  void clock.sleep(60_000).then(() => execution.stop('Complete'));
  const { AutomationExecutionStatus, StepExecutions } = await execution.finished;
  expect([AutomationExecutionStatus, StepExecutions?.map(({ StepStatus }) => StepStatus)]).toEqual([
    'Success',
    ['Cancelled', 'Pending'],
  ]);
});
