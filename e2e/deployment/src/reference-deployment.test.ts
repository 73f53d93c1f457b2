import { CloudWatchLogsClient, CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeInstancesCommand, EC2Client, ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2';
import { administratorOf } from '@nss/embedded-aws';
import { isDestructive, promotionChanges } from '@nss/deployment';
import { OfflineDeployment } from './offline-deployment';
import { agrees } from '@nss/operations';
import { referenceEnvironment } from './reference-environments';

jest.setTimeout(600_000);

let offline: OfflineDeployment;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
});
afterAll(() => offline.end());

const files = () => ({ dev: referenceEnvironment('dev'), prod: referenceEnvironment('prod') });
const named = <T extends { name: string }>(list: readonly T[], name: string): T =>
  list.find((item) => item.name === name) as T;

test('the image is not shared yet: the deployment fails, leaves nothing behind, and the next one succeeds', async () => {
  const { environments, assembly } = await offline.plan({ dev: files().dev }, { prepare: false });
  await expect(offline.promote(named(environments, 'dev'), assembly)).rejects.toThrow(
    /nss-dev-system is in ROLLBACK_COMPLETE.*InvalidAMIID.NotFound/s,
  );
  const again = await offline.plan({ dev: files().dev });
  const { outcome, facts } = await offline.promote(named(again.environments, 'dev'), again.assembly);
  expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
  expect(outcome).toBe('as planned');
});

test('records that stayed when a stack was deleted are named before anything is changed, and when they are gone it deploys', async () => {
  const { environments, assembly } = await offline.plan(files());
  const { account, region } = named(environments, 'prod').environment;
  const client = {
    endpoint: offline.cloud.endpoint,
    region,
    credentials: administratorOf(offline.cloud.endpoint, account),
  };
  const logs = new CloudWatchLogsClient(client);
  const logGroupName = 'nss-prod-session-log-group-01';
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await expect(offline.promote(named(environments, 'prod'), assembly)).rejects.toThrow(
    /needs the log group nss-prod-session-log-group-01, which is there already \(arn:aws:logs:[^]*delete-log-group --log-group-name nss-prod-session-log-group-01[^]*nothing was changed/,
  );
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
});

test('what a person refuses does not happen; what is approved is what is found, and then there is nothing to change', async () => {
  const { environments, assembly } = await offline.plan(files());
  const prod = named(environments, 'prod');
  const refused = await offline.promote(prod, assembly, () => false);
  expect(refused).toEqual({ outcome: 'refused', changes: 0, facts: [] });

  const shown: string[] = [];
  const granted = await offline.promote(prod, assembly, (promotion) => {
    shown.push(...promotionChanges(promotion).map(({ stackName, path }) => `${stackName} ${path}`));
    return true;
  });
  expect(granted.facts.filter((fact) => !agrees(fact))).toEqual([]);
  expect(granted.changes).toBe(shown.length);
  expect(shown).toEqual(
    expect.arrayContaining([
      'nss-prod-system Relay/Web02/Instance',
      'nss-prod-system Connection/PrivateConnection/VirtualInterface/Interface',
    ]),
  );

  for (const name of ['dev', 'prod']) {
    expect(await offline.promote(named(environments, name), assembly, () => false)).toMatchObject({
      outcome: 'as planned',
      changes: 0,
    });
  }
});

test('a machine that lost its termination protection is shown, and gets it back', async () => {
  const { environments, assembly } = await offline.plan(files());
  const dev = named(environments, 'dev');
  const { account, region } = dev.environment;
  const ec2 = new EC2Client({
    endpoint: offline.cloud.endpoint,
    region,
    credentials: administratorOf(offline.cloud.endpoint, account),
  });
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: 'tag:Name', Values: ['nss-dev-web-01'] }] }),
  );
  const InstanceId = Reservations[0]?.Instances?.[0]?.InstanceId ?? '';
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiTermination: { Value: false } }));
  const shown: string[] = [];
  const { changes, facts } = await offline.promote(dev, assembly, (promotion) => {
    shown.push(...promotion.stacks.flatMap(({ unprotected }) => unprotected));
    return true;
  });
  expect([shown, changes]).toEqual([[InstanceId], 1]);
  expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
});

test('a support case opens one port on one group and changes nothing else', async () => {
  const { dev } = files();
  const { environments, assembly } = await offline.plan({
    dev: { ...dev, zscaler: { ...dev['zscaler'], remoteSupport: true } },
  });
  const changed: string[] = [];
  const { outcome } = await offline.promote(named(environments, 'dev'), assembly, (promotion) => {
    changed.push(...promotionChanges(promotion).map(({ action, path }) => `${action} ${path}`));
    return true;
  });
  expect(changed).toEqual(['Modify Network/SecurityGroups/NssManagement01']);
  expect(outcome).toBe('as planned');
});

test('another image is a replacement that is named before it is made', async () => {
  const { dev } = files();
  const { environments, assembly } = await offline.plan({
    dev: { ...dev, relay: { ...dev['relay'], image: 'ami-0cccccccccccccccc' } },
  });
  const destructive: string[] = [];
  await offline.promote(named(environments, 'dev'), assembly, (promotion) => {
    destructive.push(
      ...promotionChanges(promotion)
        .filter(isDestructive)
        .map(({ path, replacement }) => `${path} ${replacement}`),
    );
    return false;
  });
  expect(destructive.sort()).toEqual(['Relay/Firewall01/Instance True', 'Relay/Web01/Instance True']);
});

test('what goes is named as it was when it came', async () => {
  const { dev } = files();
  const { environments, assembly } = await offline.plan({
    dev: { ...dev, observability: { ...dev['observability'], notify: ['soc-dev@example.com'] } },
  });
  const gone: string[] = [];
  await offline.promote(named(environments, 'dev'), assembly, (promotion) => {
    gone.push(
      ...promotionChanges(promotion)
        .filter(({ action }) => action === 'Remove')
        .map(({ path }) => path),
    );
    return false;
  });
  expect(gone).toEqual(['Foundation/Notifications/To-secops-dev@example.com']);
});

test('a longer retention is no replacement, of the log groups or of what reads them', async () => {
  const { dev } = files();
  const { environments, assembly } = await offline.plan({
    dev: { ...dev, observability: { ...dev['observability'], logRetentionDays: 60 } },
  });
  const destructive: string[] = [];
  const { changes, outcome } = await offline.promote(named(environments, 'dev'), assembly, (promotion) => {
    destructive.push(
      ...promotionChanges(promotion)
        .filter(isDestructive)
        .map(({ path }) => path),
    );
    return true;
  });
  expect(changes).toBeGreaterThan(0);
  expect(destructive).toEqual([]);
  expect(outcome).toBe('as planned');
});
