import { ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { activeServers } from './active-servers';

/** A client whose answer is decided by the test. */
function answering(answer: () => unknown): SSMClient {
  const ssm = new SSMClient({ region: 'eu-west-1' });
  jest.spyOn(ssm, 'send').mockImplementation((async () => answer()) as never);
  return ssm;
}

test('one server, or several, in the order they were written', async () => {
  expect(
    await activeServers(
      answering(() => ({ Parameter: { Value: 'web-01' } })),
      '/nss-dev/relay/web/active',
    ),
  ).toEqual(['web-01']);
  expect(
    await activeServers(
      answering(() => ({ Parameter: { Value: 'web-01,web-02' } })),
      '/nss-dev/relay/web/active',
    ),
  ).toEqual(['web-01', 'web-02']);
});

test('a relay that is not deployed has no active servers to name', async () => {
  const missing = new ParameterNotFound({ message: 'no such parameter', $metadata: {} });
  expect(
    await activeServers(
      answering(() => {
        throw missing;
      }),
      '/nss-dev/relay/web/active',
    ),
  ).toBeUndefined();
});

test('any other failure is passed on', async () => {
  await expect(
    activeServers(
      answering(() => {
        throw new Error('throttled');
      }),
      '/nss-dev/relay/web/active',
    ),
  ).rejects.toThrow('throttled');
});
