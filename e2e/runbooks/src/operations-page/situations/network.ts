import { passTime, passTraffic, prepareFixtures } from '@nss/embedded-aws';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { type DeployedEnvironment, serverNamed } from '../../environment';
import { rowsOf } from '../terminal';
import { type Situations } from './situation';

/** Until a record is there. https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html */
const DELIVERED_SECONDS = 600;
/** Connections that a stranger inside of the network opens. */
const STRANGERS = 12;
const STRANGER = '10.1.0.250';

const placeIn = ({ place: { account, region } }: DeployedEnvironment) => ({ account, region });

/** An event in CloudTrail's form. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html */
const changed = (eventName: string) =>
  JSON.stringify({
    eventSource: 'ec2.amazonaws.com',
    eventName,
    userIdentity: { arn: 'arn:aws:sts::222222222222:assumed-role/administrator/somebody' },
  });

/** What is typed about gateways, connections and rules. */
export const NETWORK_SITUATIONS: Situations = {
  'nat-ports-exhausted: QUERY=$(aws logs start-query': {
    environment: 'prod',
    prepare: async (prod) => {
      const { interfaceId, address } = serverNamed(prod, 'web-01').service;
      const at = Math.floor(Date.now() / 1000) - DELIVERED_SECONDS;
      const to = { ...placeIn(prod), interfaceId, dstaddr: '165.225.0.10', dstport: 443, at };
      await passTraffic(prod.endpoint, [
        { ...to, srcaddr: address, srcport: 40000 },
        ...Array.from({ length: STRANGERS }, (_, index) => ({ ...to, srcaddr: STRANGER, srcport: 41000 + index })),
      ]);
      await passTime(prod.endpoint, DELIVERED_SECONDS);
    },
    shows: ({ out }) => {
      // Who opens most comes first.
      const [first = [], ...others] = rowsOf(out);
      expect(first).toEqual([STRANGER, expect.any(String)]);
      expect(Number(first[1])).toBeGreaterThanOrEqual(STRANGERS);
      expect(others.every(([, records]) => Number(records) <= Number(first[1]))).toBe(true);
    },
  },
  'nat-packets-dropped: aws ec2 describe-nat-gateways': {
    environment: 'prod',
    shows: ({ out }, prod) => {
      const known = prod.system.natGateways.map(({ id }) => [id, 'available']);
      expect(rowsOf(out).sort()).toEqual(known.sort());
    },
  },
  'bgp-down: aws directconnect describe-virtual-interfaces': {
    environment: 'prod',
    prepare: (prod) =>
      prepareFixtures(prod.endpoint, {
        bgpPeers: prod.system.virtualInterfaces.map(({ id }) => ({
          ...placeIn(prod),
          virtualInterfaceId: id,
          status: 'down',
        })),
      }),
    shows: ({ out }, prod) => {
      // AWS's state of the interface follows its session. https://docs.aws.amazon.com/directconnect/latest/APIReference/API_VirtualInterface.html
      const known = prod.system.virtualInterfaces.map(({ id, vlan }) => [id, 'down', 'down', String(vlan)]);
      // Other tests leave interfaces of their own in the account.
      expect(rowsOf(out)).toEqual(expect.arrayContaining(known));
      expect(known.length).toBeGreaterThan(0);
    },
  },
  'vpn-tunnel-down: aws ec2 describe-vpn-connections': {
    environment: 'prod',
    prepare: (prod) =>
      prepareFixtures(prod.endpoint, {
        vpnTunnels: prod.system.vpnConnections.map(({ id }) => ({ ...placeIn(prod), vpnConnectionId: id, up: 1 })),
      }),
    shows: ({ out }) => {
      const rows = rowsOf(out);
      expect(rows.map(([, status]) => status).sort()).toEqual(['DOWN', 'UP']);
      for (const [address, , , since = ''] of rows) {
        expect(address).toMatch(/^\d+(\.\d+){3}$/);
        expect(Date.parse(since)).not.toBeNaN();
      }
    },
  },
  'audit-events: aws logs filter-log-events': {
    environment: 'prod',
    prepare: async ({ client }) => {
      const logs = new CloudWatchLogs(client);
      const at = { logGroupName: 'nss-prod-audit-trail-log-group-01', logStreamName: 'operations-page' };
      await logs.createLogStream(at);
      await logs.putLogEvents({
        ...at,
        logEvents: ['AuthorizeSecurityGroupIngress', 'DescribeInstances'].map((name) => ({
          timestamp: Date.now() - 60_000,
          message: changed(name),
        })),
      });
    },
    shows: ({ out }) => {
      const events = rowsOf(out).map(([line = '']) => JSON.parse(line) as Record<string, unknown>);
      expect(events.map(({ eventName }) => eventName)).toEqual(['AuthorizeSecurityGroupIngress']);
      // Who.
      expect(JSON.stringify(events[0]?.['userIdentity'])).toContain('administrator/somebody');
    },
  },
};
