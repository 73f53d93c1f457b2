import { documentOf, run } from '../../testing/run';

const invoke = (answer: unknown) =>
  run(
    documentOf([
      {
        name: 'call',
        action: 'aws:invokeLambdaFunction',
        inputs: { FunctionName: 'f', InputPayload: { a: 1 } },
        outputs: [{ Name: 'B', Selector: '$.Payload.b', Type: 'Integer' }],
      },
    ]),
    { Invoke: answer },
  );

test('what the function returns can be selected, also when it comes as bytes', async () => {
  const { calls, record } = await invoke({ StatusCode: 200, Payload: new TextEncoder().encode('{"b":2}') });
  expect(calls[0]?.parameters).toEqual({ FunctionName: 'f', Payload: '{"a":1}' });
  expect(record.StepExecutions?.[0]?.Outputs).toMatchObject({ B: ['2'], StatusCode: ['200'], Payload: ['{"b":2}'] });
});

test('a function that threw fails the step and leaves its outputs', async () => {
  const { record } = await invoke({ StatusCode: 200, FunctionError: 'Unhandled', Payload: '{"errorMessage":"no"}' });
  expect(record.StepExecutions?.[0]).toMatchObject({ StepStatus: 'Failed', Outputs: { FunctionError: ['Unhandled'] } });
});
