import { DescribeInstancesCommand, EC2Client, ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2';
import { administratorOf } from '@nss/embedded-aws';
import { isDestructive, promotionChanges, StackReader } from '@nss/deployment';
import { OfflineDeployment } from './offline-deployment';
import { actIn } from './embedded-account';
import { CutOff } from './interruptions/cut-off';
import { agrees, clientsFor } from '@nss/operations';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { referenceEnvironment } from './reference-environments';
import { retire } from './retiring';

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

test('a retired environment is gone but for its records, whatever asks again finds it so, and they stand in the way of another', async () => {
  const { environments, assembly } = await offline.plan(files());
  const dev = named(environments, 'dev');
  const { account, region } = dev.environment;
  const alone = mkdtempSync(join(offline.folder, 'alone-'));
  copyFileSync(dev.file, join(alone, 'dev.yaml'));
  const administrator = actIn(account, region, offline.cloud.port, offline.folder);
  await expect(retire(dirname(dev.file), administrator, 'dev', { confirm: 'dev' })).rejects.toThrow(
    /prod is promoted from dev/,
  );

  const shown = await retire(alone, administrator, 'dev', { confirm: 'prod' });
  expect([shown.code, shown.answer]).toEqual([1, { outcome: 'refused', obstacles: [] }]);
  expect(shown.said.replace(/\s+/g, ' ')).toMatch(
    /protection of it and of 3 machines is lifted.*stays:.*nss-dev-flow-log-group-01.*up to an hour of web logs.*refused because --confirm prod/,
  );
  const reader = new StackReader(clientsFor(administrator).cloudFormation);
  expect(await reader.described('nss-dev-system')).toMatchObject({ EnableTerminationProtection: true });

  // Ended with the first stack on its way, then with the second one.
  for (const stack of ['system', 'identity']) {
    const client = { ...administrator.client!, requestHandler: new CutOff('DeleteStack').handler() };
    await expect(retire(alone, { ...administrator, client }, 'dev', { confirm: 'dev' })).rejects.toThrow(
      'the process ends after DeleteStack',
    );
    const { StackStatus = 'DELETE_COMPLETE' } = (await reader.described(`nss-dev-${stack}`)) ?? {};
    expect([stack, StackStatus]).toEqual([stack, expect.stringMatching(/^DELETE_(IN_PROGRESS|COMPLETE)$/)]);
  }
  const retired = { outcome: 'retired', unmanaged: [], missing: [] };
  expect(await retire(alone, administrator, 'dev', { confirm: 'dev' })).toMatchObject({ code: 0, answer: retired });
  // Nothing is there to consent to.
  expect(await retire(alone, administrator, 'dev')).toMatchObject({ code: 0, answer: retired });
  await expect(offline.promote(dev, assembly)).rejects.toThrow(
    /needs the log group nss-dev-flow-log-group-01, which is there already \(arn:aws:logs:[^]*delete-log-group --log-group-name nss-dev-flow-log-group-01[^]*nothing was changed/,
  );
});
