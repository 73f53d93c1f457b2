import { type DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';
import { loadEnvironments } from '@nss/environment';
import { directoryOf, prodWith, referenceText } from '@nss/environment/testing';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { lastToRelay, serversInService, serversToKeep } from './servers-in-service';

test('of a standby pair the one that relays stays, and goes once it does not', () => {
  const pair = { availability: 'active-standby', active: [1] } as const;
  expect(serversToKeep({ ...pair, stopped: [1, 2] })).toEqual([1]);
  expect(serversToKeep({ ...pair, stopped: [1] })).toEqual([1]);
  expect(serversToKeep({ ...pair, active: [2], stopped: [1] })).toEqual([]);
});

test('where both relay, one goes after the other; one that is alone goes', () => {
  expect(serversToKeep({ availability: 'active-active', active: [1, 2], stopped: [1, 2] })).toEqual([1]);
  expect(serversToKeep({ availability: 'active-active', active: [1, 2], stopped: [1] })).toEqual([]);
  expect(serversToKeep({ availability: 'single', active: [1], stopped: [1] })).toEqual([]);
});

test('no pair loses both at once', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('active-standby', 'active-active' as const),
      fc.subarray([1, 2]),
      fc.subarray([1, 2], { minLength: 1, maxLength: 2 }),
      (availability, stopped, active) => {
        const kept = serversToKeep({ availability, stopped, active });
        const goes = stopped.filter((number) => !kept.includes(number));
        expect(goes.length).toBeLessThan(2);
        expect(kept.every((number) => stopped.includes(number))).toBe(true);
      },
    ),
  );
});

test('the last server that relays a log type is not removed; one that stands by, or whose log type goes, is', () => {
  expect(lastToRelay(['nss-prod-web-02'], { web: ['nss-prod-web-02'] })).toEqual(['nss-prod-web-02']);
  expect(lastToRelay(['nss-prod-web-02'], { web: ['nss-prod-web-01'] })).toEqual([]);
  expect(lastToRelay(['nss-prod-web-02'], { web: ['nss-prod-web-01', 'nss-prod-web-02'] })).toEqual([]);
  expect(lastToRelay(['nss-prod-web-02'], {})).toEqual([]);
  expect(lastToRelay(['nss-prod-web-02'], { web: [] })).toEqual([]);
});

describe('of an environment', () => {
  const prod = (values: Parameters<typeof prodWith>[0] = {}) =>
    loadEnvironments(
      directoryOf({ 'dev.yaml': referenceText('dev'), 'prod.yaml': stringify(prodWith(values)) }),
    ).environments!.find(({ name }) => name === 'prod')!;
  /** Parameter Store with what relays. */
  const saying = (values: Readonly<Record<string, string>>) =>
    ({
      send: async ({ input: { Name } }: { input: { Name: string } }) => {
        const Value = values[Name];
        if (Value === undefined) throw new ParameterNotFound({ message: Name, $metadata: {} });
        return { Parameter: { Value } };
      },
    }) as unknown as SSMClient;
  const clients = (ssm: SSMClient, running: readonly string[] = []) => ({
    ssm,
    // The paginator asks for a client of the SDK's own class.
    ec2: Object.assign(new EC2Client({}), {
      send: async ({ input: { Filters } }: DescribeInstancesCommand) => ({
        Reservations: [
          {
            Instances: running
              .filter((name) => Filters?.[0]?.Values?.includes(name))
              .map((Value) => ({
                Tags: [{ Key: 'Name', Value }],
                NetworkInterfaces: [{ Groups: [{ GroupName: 'nss-prod-nss-isolated-security-group-01' }] }],
              })),
          },
        ],
      }),
    }) as EC2Client,
  });
  const afterFailOver = saying({
    '/nss-prod/relay/web/active': 'web-02',
    '/nss-prod/relay/firewall/active': 'firewall-01',
  });

  test('a pair becomes a single server once that one relays, and the error says how', async () => {
    const single = serversInService(prod({ 'relay.availability': 'single' }), clients(afterFailOver));
    await expect(single.requireRemovable(['nss-prod-firewall-02'])).resolves.toBeUndefined();
    await expect(single.requireRemovable(['nss-prod-web-02', 'nss-prod-firewall-02'])).rejects.toThrow(
      /^nss-prod-web-02 would be removed .*:\n {2}npm run -s runbook -- start nss-failover --environment prod --parameter Log=web$/,
    );
  });

  test('a standby on which a runbook is at work is not touched; the server that relays runs, and so does one that is alone', async () => {
    const running = ['nss-prod-web-01', 'nss-prod-web-02', 'nss-prod-firewall-01'];
    const updating = serversInService(prod(), clients(afterFailOver, running));
    await expect(updating.requireIdle(['nss-prod-web-01', 'nss-prod-firewall-02'])).rejects.toThrow(
      /^nss-prod-web-01 is isolated: nss-update[^]*executions --environment prod[^]*nothing was changed$/,
    );
    await updating.requireIdle([
      'nss-prod-web-02',
      'nss-prod-firewall-01',
      'nss-prod-firewall-02',
      'nss-prod-bastion-01',
    ]);
    await updating.requireIdle([]);
    const alone = serversInService(prod({ 'relay.availability': 'single' }), clients(afterFailOver, running));
    await alone.requireIdle(['nss-prod-web-01']);
  });

  test('a log type that nobody wants any more goes with its servers', async () => {
    const firewall = serversInService(prod({ 'relay.logs': ['firewall'] }), clients(afterFailOver));
    await expect(firewall.requireRemovable(['nss-prod-web-01', 'nss-prod-web-02'])).resolves.toBeUndefined();
  });

  test('who relays is a record of its own servers only', async () => {
    const records = await serversInService(prod(), clients(afterFailOver)).records();
    expect(records).toEqual({
      '/nss-prod/relay/web/active': 'web-02',
      '/nss-prod/relay/firewall/active': 'firewall-01',
    });
    const single = serversInService(prod({ 'relay.availability': 'single' }), clients(afterFailOver));
    expect(await single.records()).toEqual({ '/nss-prod/relay/firewall/active': 'firewall-01' });
    expect(await serversInService(prod(), clients(saying({}))).records()).toEqual({});
  });
});
