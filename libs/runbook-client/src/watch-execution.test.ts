import { type AutomationExecution, SSMClient } from '@aws-sdk/client-ssm';
import { watchExecution } from './watch-execution';

/** A client that gives these answers, one a look; errors are thrown. */
function answering(answers: readonly (AutomationExecution | Error)[]): SSMClient {
  const ssm = new SSMClient({ region: 'eu-west-1' });
  const left = [...answers];
  jest.spyOn(ssm, 'send').mockImplementation((async () => {
    const next = left.shift();
    if (next instanceof Error) throw next;
    return { AutomationExecution: next };
  }) as never);
  return ssm;
}

const execution = (AutomationExecutionStatus: string) => ({ AutomationExecutionStatus }) as AutomationExecution;
const failure = (name: string, code?: string) => Object.assign(new Error(name), { name, ...(code && { code }) });
const quick = { intervalMilliseconds: 1 };

test('looks until the end, and shows every look', async () => {
  const seen: (string | undefined)[] = [];
  const last = await watchExecution(
    answering([execution('InProgress'), execution('Waiting'), execution('Success')]),
    'id',
    {
      ...quick,
      onLook: ({ AutomationExecutionStatus }) => void seen.push(AutomationExecutionStatus),
    },
  );
  expect(last.AutomationExecutionStatus).toBe('Success');
  expect(seen).toEqual(['InProgress', 'Waiting', 'Success']);
});

test.each([failure('ThrottlingException'), failure('Error', 'ECONNRESET'), failure('TimeoutError')])(
  '%s is waited out',
  async (error) => {
    expect(await watchExecution(answering([error, error, execution('Failed')]), 'id', quick)).toMatchObject({
      AutomationExecutionStatus: 'Failed',
    });
  },
);

test('anything else is thrown at once, and so is a failure that stays', async () => {
  await expect(watchExecution(answering([failure('AccessDeniedException')]), 'id', quick)).rejects.toThrow(
    'AccessDenied',
  );
  await expect(
    watchExecution(answering([1, 2, 3, 4].map(() => failure('ThrottlingException'))), 'id', { ...quick, patience: 3 }),
  ).rejects.toThrow('Throttling');
});
