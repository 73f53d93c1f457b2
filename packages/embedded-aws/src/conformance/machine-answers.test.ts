import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { passTime } from '../virtual-time';
import { clientsFor, type Clients } from './clients';
import { account, imageId, region } from './harness';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud?.stop());

async function launched(InstanceType: 't2.large' | 't3.medium'): Promise<string> {
  const { Instances = [] } = await aws.ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1, InstanceType });
  return Instances[0]?.InstanceId ?? '';
}

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/get-console-output.html: the latest "is supported on instance types that use the Nitro hypervisor" */
test('what a console shows now only a machine on Nitro tells; what it showed at its start every machine does', async () => {
  const [xen, nitro] = [await launched('t2.large'), await launched('t3.medium')];
  for (const given of [{ InstanceId: xen }, { InstanceId: nitro }, { InstanceId: nitro, Latest: true }])
    expect((await aws.ec2.getConsoleOutput(given)).Output).toMatch(/^\S+$/);
  await expect(aws.ec2.getConsoleOutput({ InstanceId: xen, Latest: true })).rejects.toMatchObject({
    name: 'UnsupportedOperation',
  });
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceStatus.html */
test('the check of attached volumes is told where the machine has it, and by no other check', async () => {
  const [InstanceId, other] = [await launched('t3.medium'), await launched('t3.medium')];
  await passTime(cloud.endpoint, 300);
  await cloud.prepare({ instanceChecks: [{ account, region, instanceId: InstanceId, disk: 'impaired' }] });
  const { InstanceStatuses = [] } = await aws.ec2.describeInstanceStatus({ InstanceIds: [InstanceId, other] });
  expect(
    InstanceStatuses.map((each) => [
      each.InstanceId,
      each.SystemStatus?.Status,
      each.InstanceStatus?.Status,
      each.AttachedEbsStatus?.Status,
    ]).sort(),
  ).toEqual(
    [
      [InstanceId, 'ok', 'ok', 'impaired'],
      [other, 'ok', 'ok', undefined],
    ].sort(),
  );
});
