import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { passTime, passTraffic, putMetrics } from '@nss/embedded-aws';
import { type DeployedEnvironment, serverNamed } from '../../environment';
import { setPulse } from '../../reset';
import { rowsOf } from '../terminal';
import { type Situations } from './situation';

const SIEM = { dev: '172.16.10.4', prod: '172.16.20.4' };
/** Until a record is there. https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html */
const DELIVERED_SECONDS = 600;

async function setAlarms({ client, place }: DeployedEnvironment, names: readonly string[]): Promise<void> {
  const cloudWatch = new CloudWatch(client);
  for (const name of names)
    await cloudWatch.setAlarmState({
      AlarmName: `${place.purpose}-${name}`,
      StateValue: 'ALARM',
      StateReason: 'a test says so',
    });
}

async function allWell({ client }: DeployedEnvironment): Promise<void> {
  const cloudWatch = new CloudWatch(client);
  const { MetricAlarms = [] } = await cloudWatch.describeAlarms({ StateValue: 'ALARM', MaxRecords: 100 });
  for (const { AlarmName } of MetricAlarms)
    await cloudWatch.setAlarmState({ AlarmName, StateValue: 'OK', StateReason: 'a test says so' });
}

/** SYN packets, which is all that a SIEM draws that is down. */
async function syns({ endpoint, place, system }: DeployedEnvironment, log: string): Promise<void> {
  const { account, region } = place;
  const minute = Math.floor(Date.now() / 60_000) * 60;
  await putMetrics(
    endpoint,
    system.pulse.feeds
      .filter((feed) => feed.log === log)
      .flatMap(({ metric }) =>
        [0, 1, 2, 3].map((ago) => ({
          account,
          region,
          namespace: system.pulse.namespace,
          metric,
          timestamp: minute - ago * 60,
          value: 180,
        })),
      ),
  );
}

/** Commands that somebody types because of an alarm. */
export const ALARM_SITUATIONS: Situations = {
  'Operations: P=nss-dev': {
    environment: 'dev',
    prepare: async (dev) => {
      await allWell(dev);
      await setAlarms(dev, ['web-soc-silent-alarm-01', 'web-soc-silent-sustained-alarm-01']);
    },
    shows: ({ out }) => {
      const rows = rowsOf(out);
      // Both kinds of alarms, those that are on and no others, each with when it came on and what its description says of the deadline.
      expect(rows.map(([name]) => name).sort()).toEqual([
        'nss-dev-logs-will-be-lost-alarm-01',
        'nss-dev-relay-unhealthy-alarm-01',
        'nss-dev-web-soc-silent-alarm-01',
        'nss-dev-web-soc-silent-sustained-alarm-01',
      ]);
      for (const [, since = ''] of rows) expect(Math.abs(Date.now() - Date.parse(since))).toBeLessThan(600_000);
      const deadlines = rows.flatMap(([name, , text = '']) => {
        const [, silent, left] =
          /The silence began about (\d+) minutes before StateUpdatedTimestamp.* (\d+) minutes after it/.exec(text) ??
          [];
        return silent === undefined ? [] : [`${name}: ${silent}, ${left}`];
      });
      expect(deadlines.sort()).toEqual([
        'nss-dev-logs-will-be-lost-alarm-01: 35, 23',
        'nss-dev-web-soc-silent-alarm-01: 10, 48',
        'nss-dev-web-soc-silent-sustained-alarm-01: 35, 23',
      ]);
    },
  },
  'Which side is silent?: npm run -s runbook': {
    environment: 'prod',
    prepare: async (prod) => {
      await setPulse(
        prod,
        prod.system.pulse.feeds.filter(({ log }) => log === 'web').map(({ metric }) => metric),
      );
      await syns(prod, 'web');
    },
    // Something is wrong.
    code: 1,
    shows: ({ out }) => {
      const sides = out.split('\n').filter((line) => /^\w+ +silent side /.test(line));
      expect(sides).toEqual([expect.stringMatching(/^\w+ +silent side +web-01 +SIEM: .*/)]);
    },
  },
  'Which side is silent?: aws cloudwatch describe-alarms': {
    environment: 'prod',
    prepare: async (prod) => {
      await allWell(prod);
      await setAlarms(prod, [
        'virtual-interface-bgp-down-alarm-01',
        'vpn-connection-down-alarm-01',
        'web-cpu-high-alarm-01',
      ]);
      const { account, region } = prod.place;
      const { interfaceId, address } = serverNamed(prod, 'web-01').service;
      const sent = { account, region, interfaceId, srcaddr: address, dstaddr: SIEM.prod, srcport: 51000 };
      await passTraffic(prod.endpoint, [
        { ...sent, dstport: 5140, packets: 12, bytes: 720 },
        { ...sent, dstaddr: '165.225.0.10', dstport: 443, packets: 30, bytes: 9000 },
      ]);
      await passTime(prod.endpoint, DELIVERED_SECONDS);
      return { '10.0.0.141': address };
    },
    shows: ({ out }, prod) => {
      const [names = '', records = ''] = out.split(/(?<=^\])\n/m);
      expect(JSON.parse(names)).toEqual([
        'nss-prod-virtual-interface-bgp-down-alarm-01',
        'nss-prod-vpn-connection-down-alarm-01',
      ]);
      const { address } = serverNamed(prod, 'web-01').service;
      expect(rowsOf(records)).toEqual([[expect.stringContaining(`${address} ${SIEM.prod} 51000 5140 6 12 720 `)]]);
    },
  },
  'packets-rejected: aws ec2 describe-network-interfaces': {
    environment: 'prod',
    prepare: async (prod) => {
      const { account, region } = prod.place;
      const { interfaceId, address } = serverNamed(prod, 'web-01').service;
      const sent = { account, region, interfaceId, srcaddr: address, dstaddr: SIEM.prod, srcport: 51000 };
      await passTraffic(prod.endpoint, [
        { ...sent, dstport: 5140, packets: 12, bytes: 720, action: 'REJECT' },
        { ...sent, dstport: 5140, packets: 900, bytes: 90_000 },
        { ...sent, interfaceId: serverNamed(prod, 'firewall-01').service.interfaceId, dstport: 5141, action: 'REJECT' },
      ]);
      await passTime(prod.endpoint, DELIVERED_SECONDS);
      return { 'eni-0123456789abcdef0': interfaceId };
    },
    shows: ({ out }, prod) => {
      const lines = out.split('\n').filter(Boolean);
      const web = prod.system.servers.filter(({ log }) => log === 'web');
      const interfaces = web.flatMap(({ name, management, service }) => [
        `${management.interfaceId}\t${management.address}\teth0 of nss-prod-${name}`,
        `${service.interfaceId}\t${service.address}\teth1 of nss-prod-${name}`,
      ]);
      expect(lines.slice(0, interfaces.length).sort()).toEqual(interfaces.sort());
      expect(lines.slice(interfaces.length).join('\n')).toMatch(
        /^\S+ \S+ \S+ \S+ \S+ 51000 5140 6 12 720 \d+ \d+ REJECT OK [^\n]*$/,
      );
    },
  },
};
