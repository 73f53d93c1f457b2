import { administratorOf, type EmbeddedCloud, startEmbeddedCloud } from '@nss/embedded-aws';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { measureExecutions } from './executions';
import { measureOverhead } from './overhead';
import { measureRateControl } from './rate-control';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = {
    endpoint: cloud.endpoint,
    region: 'eu-central-1',
    credentials: administratorOf(cloud.endpoint, '111111111111'),
  };
});
afterAll(() => cloud.stop());

test('an execution takes no less than its calls', async () => {
  const { executionMilliseconds, callsMilliseconds } = await measureOverhead(client, 5);
  expect(callsMilliseconds).toBeGreaterThan(0);
  expect(executionMilliseconds).toBeGreaterThanOrEqual(callsMilliseconds);
});

test('executions that do not succeed are no measurement', async () => {
  await expect(measureRateControl(client, 'without-parameter', 3)).rejects.toThrow(/0 of 3 executions succeeded/);
  await new SSMClient(client).send(new PutParameterCommand({ Name: '/bench/value', Value: 'x', Type: 'String' }));
  expect(await measureRateControl(client, 'with-parameter', 3)).toBeGreaterThan(0);
});

test('executions without scripts take processor time', async () => {
  expect(await measureExecutions(3)).toBeGreaterThan(0);
});
