import { type Step } from '../../document';
import { documentOf, run } from '../../testing/run';
import { VirtualClock } from '../clock';
import { type ScriptRequest } from '../ports';

const script: Step = {
  name: 'script',
  action: 'aws:executeScript',
  inputs: {
    Runtime: 'python3.11',
    Handler: 'main',
    Script: 'def main(events, context): ...',
    InputPayload: { Port: '{{ Port }}' },
  },
  outputs: [{ Name: 'Sum', Selector: '$.Payload.sum', Type: 'Integer' }],
};
const document = documentOf([script], {
  parameters: { Port: { type: 'Integer', default: 514 } },
  outputs: ['script.Sum', 'script.OutputPayload'],
});

test('the handler gets typed values, and selectors look into what it returns', async () => {
  const requests: ScriptRequest[] = [];
  const { record } = await run(
    document,
    {},
    {
      script: {
        run(request) {
          requests.push(request);
          return Promise.resolve({ sum: 3 });
        },
      },
    },
  );
  expect(requests).toEqual([
    { runtime: 'python3.11', handler: 'main', script: 'def main(events, context): ...', inputPayload: { Port: 514 } },
  ]);
  expect(record.Outputs).toEqual({ 'script.Sum': ['3'], 'script.OutputPayload': ['{"Payload":{"sum":3}}'] });
});

test('an exception fails the step with its message; nobody to run it fails too', async () => {
  const raising = { run: () => Promise.reject(new Error('ValueError: no')) };
  expect((await run(document, {}, { script: raising })).record.StepExecutions?.[0]?.FailureMessage).toContain(
    'ValueError: no',
  );
  expect((await run(document)).status).toBe('Failed');
});

test('virtual time stands still while a script really runs', async () => {
  const slow = { run: () => new Promise((resolve) => setTimeout(() => resolve({ sum: 1 }), 20)) };
  const { status, seconds } = await run(document, {}, { script: slow });
  expect([status, seconds]).toEqual(['Success', 0]);
});

test("a script that sleeps past its time on the execution's own clock is told that nobody waits for it", async () => {
  const clock = new VirtualClock();
  let stopped = false;
  const sleeping = {
    run: (_request: unknown, _context: unknown, stop: AbortSignal) => {
      stop.addEventListener('abort', () => {
        stopped = true;
      });
      return clock.sleep(700_000, stop);
    },
  };
  const { status, record } = await run(document, {}, { script: sleeping, clock });
  expect([status, stopped, record.StepExecutions?.[0]?.TimeoutSeconds]).toEqual(['TimedOut', true, 600]);
});

// "Up to 100KB is returned": https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html
test.each([
  [0, 102_400],
  [1, 102_400],
  [100_000, 102_400],
])('a payload of %p bytes more than 100 KB comes back as %p bytes', async (more, bytes) => {
  const said = 'x'.repeat(102_400 - '{"said":""}'.length + more);
  const asking: Step = {
    ...script,
    inputs: { ...script.inputs, InputPayload: {} },
    outputs: [{ Name: 'Said', Selector: '$.Payload.said', Type: 'String' }],
  };
  const { record } = await run(
    { schemaVersion: '0.3', mainSteps: [asking] },
    {},
    { script: { run: () => Promise.resolve({ said }) } },
  );
  const outputs = record.StepExecutions?.[0]?.Outputs;
  expect(outputs?.['Payload']?.[0]).toHaveLength(bytes);
  expect(outputs?.['Said']).toEqual(more === 0 ? [said] : undefined);
});
