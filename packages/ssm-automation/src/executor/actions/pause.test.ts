import { documentOf, start } from '../../testing/run';

test('waits for Resume, and for nothing else', async () => {
  const { execution, clock, seconds } = start(documentOf([{ name: 'hold', action: 'aws:pause' }]));
  void clock.sleep(60_000).then(() => {
    expect(() => execution.signal({ type: 'Approve', payload: {} })).toThrow('no step waits');
    execution.signal({ type: 'Resume', payload: {} });
  });
  expect((await execution.finished).AutomationExecutionStatus).toBe('Success');
  expect(seconds()).toBe(60);
});

test('times out after seven days', async () => {
  const { execution, seconds } = start(documentOf([{ name: 'hold', action: 'aws:pause' }]));
  expect((await execution.finished).AutomationExecutionStatus).toBe('TimedOut');
  expect(seconds()).toBe(7 * 86_400);
});
