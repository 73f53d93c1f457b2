import { type LogType } from '@nss/naming';
import { resourceName } from '@nss/naming';
import { type FlowLogSelection, flowLogPattern } from '../flow-log/pattern';
import { discriminatingPrefixes } from './destinations';
import { type PulseFeed, type PulseServer, sendersOf, serverLabel } from './participants';
import { type PulseKind, type PulseMetric, pulseNamespace } from './pulse-metric';

/** Metric filters one log group holds. Source: docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const FILTERS_PER_LOG_GROUP = 100;
const TCP = 6;
const HTTPS = 443;

/** What the pulse of an environment is derived from. */
export interface Pulse {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** `dev` */
  readonly environment: string;
  readonly servers: readonly PulseServer[];
  readonly feeds: readonly PulseFeed[];
}

type Draft = Pick<PulseMetric, 'kind' | 'metricName' | 'label' | 'siem' | 'feed' | 'mayBeSilent' | 'log' | 'server'> & {
  readonly selection: FlowLogSelection;
};

/**
 * Every pulse metric of an environment, in a fixed order and with fixed names: the one list that filters, alarms, the
 * dashboard and runbooks read.
 *
 * @throws Error when two feeds cannot be told apart in flow logs
 * @throws RangeError when a filter is longer, or the filters are more, than AWS allows
 */
export function pulseMetrics(pulse: Pulse): PulseMetric[] {
  const drafts = [
    ...pulse.feeds.flatMap((feed) => feedDrafts(feed, pulse)),
    ...logTypes(pulse.servers).flatMap((log) =>
      hubDrafts(
        log,
        pulse.servers.filter((server) => server.log === log),
      ),
    ),
    ...pulse.servers.map(rejectedDraft),
    ...pulse.servers.map(skippedDraft),
  ];
  if (drafts.length > FILTERS_PER_LOG_GROUP) {
    throw new RangeError(
      `${pulse.servers.length} servers and ${pulse.feeds.length} feeds need ${drafts.length} metric filters, and a log group ` +
        `holds ${FILTERS_PER_LOG_GROUP}: relay fewer feeds, or give the flow log of some servers its own log group`,
    );
  }
  return drafts.map((draft) => finished(draft, pulse));
}

const BYTES = { metricValue: '$bytes', unit: 'Bytes' } as const;
/** What a metric of each kind adds up. */
const COUNTED: Readonly<Record<PulseKind, Pick<PulseMetric, 'metricValue' | 'unit'>>> = {
  feed: BYTES,
  'feed-server': BYTES,
  'hubs-log': BYTES,
  'hubs-server': BYTES,
  'rejected-server': { metricValue: '$packets', unit: 'Count' },
  'skipped-server': { metricValue: '1', unit: 'Count' },
};

function finished({ selection, ...draft }: Draft, { purpose, environment }: Pulse): PulseMetric {
  return {
    ...draft,
    ...COUNTED[draft.kind],
    namespace: pulseNamespace(environment),
    filterName: resourceName(purpose, `${draft.metricName}-filter`, 1),
    pattern: flowLogPattern(selection),
  };
}

function feedDrafts(feed: PulseFeed, { feeds, servers }: Pulse): Draft[] {
  const senders = sendersOf(feed, servers);
  if (senders.length === 0)
    throw new Error(`no server sends the feed ${feed.siem}/${feed.feed}: add one of its log type, or drop the feed`);
  const towardsSiem = (from: readonly PulseServer[]): FlowLogSelection => ({
    interfaceIds: from.map((server) => server.serviceInterfaceId),
    dstAddresses: discriminatingPrefixes(feed, feeds, servers),
    dstPort: feed.port,
    protocol: TCP,
    action: 'ACCEPT',
    direction: 'egress',
  });
  const { siem, feed: feedName } = feed;
  const about = { siem, feed: feedName, ...(feed.mayBeSilent && { mayBeSilent: true }) };
  const name = `to-${siem}-${feedName}`;
  return [
    {
      kind: 'feed',
      metricName: `${name}-bytes`,
      label: `${feedName} to ${siem}`,
      ...about,
      log: feed.log,
      selection: towardsSiem(senders),
    },
    ...senders.map(
      (server): Draft => ({
        kind: 'feed-server',
        metricName: `${name}-from-${serverLabel(server)}-bytes`,
        label: `${feedName} to ${siem} from ${serverLabel(server)}`,
        ...about,
        log: server.log,
        server: server.name,
        selection: towardsSiem([server]),
      }),
    ),
  ];
}

function hubDrafts(log: LogType, servers: readonly PulseServer[]): Draft[] {
  const fromHubs = (to: readonly PulseServer[]): FlowLogSelection => ({
    interfaceIds: to.map((server) => server.serviceInterfaceId),
    srcPort: HTTPS,
    protocol: TCP,
    action: 'ACCEPT',
    direction: 'ingress',
  });
  return [
    {
      kind: 'hubs-log',
      metricName: `from-hubs-${log}-bytes`,
      label: `hubs to ${log}`,
      log,
      selection: fromHubs(servers),
    },
    ...servers.map(
      (server): Draft => ({
        kind: 'hubs-server',
        metricName: `from-hubs-to-${serverLabel(server)}-bytes`,
        label: `hubs to ${serverLabel(server)}`,
        log,
        server: server.name,
        selection: fromHubs([server]),
      }),
    ),
  ];
}

function rejectedDraft(server: PulseServer): Draft {
  return {
    kind: 'rejected-server',
    metricName: `rejected-${serverLabel(server)}-packets`,
    label: `rejected at ${serverLabel(server)}`,
    log: server.log,
    server: server.name,
    selection: { interfaceIds: [server.managementInterfaceId, server.serviceInterfaceId], action: 'REJECT' },
  };
}

/**
 * A record that says `SKIPDATA` stands for all that AWS could not capture of an interface in an interval. Feeds and hubs are counted at one of them.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html
 */
function skippedDraft(server: PulseServer): Draft {
  return {
    kind: 'skipped-server',
    metricName: `skipped-${serverLabel(server)}-records`,
    label: `left out at ${serverLabel(server)}`,
    log: server.log,
    server: server.name,
    selection: { interfaceIds: [server.serviceInterfaceId], logStatus: 'SKIPDATA' },
  };
}

function logTypes(servers: readonly PulseServer[]): LogType[] {
  return [...new Set(servers.map((server) => server.log))];
}
