import { sendersOf } from '@nss/observability';
import { feedTable } from '../derive/feed-form';
import { relayFeeds } from '../derive/feeds';
import { allSiemMbps, linesPerSecond } from '../derive/traffic';
import { type LoadedEnvironment } from '../loader';
import { asking, type FormPart, formText } from './form';

/**
 * What the SOC is told and asked before logs arrive: addresses, ports, rates, and what it decides. The questions are those of the form for a feed in
 * Zscaler's portal. https://help.zscaler.com/zia/adding-nss-feeds-web-logs
 */
export function socForm(loaded: LoadedEnvironment): string {
  const { environment, plan } = loaded;
  const { purpose, vpc, siem } = environment;
  return formText(`Zscaler logs of ${purpose} for the SIEM`, [
    {
      heading: 'Feeds',
      lines: [
        'Each server opens one TCP connection a feed, from its own address (eth1), and keeps it open. There is no TLS and no login.',
      ],
      rows: feedRows(loaded),
    },
    {
      heading: 'How much',
      lines: [
        `About ${Math.ceil(linesPerSecond(environment))} lines a second of web logs, and as many of firewall logs, on average, by an estimate from ${environment.relay.users} users; more at the busiest hour.`,
        `About ${rounded(allSiemMbps(environment))} Mbps of all feeds together, on average.`,
      ],
    },
    {
      heading: 'Please open',
      rows: [['from', 'to', 'TCP port'], ...openings(loaded)],
      lines: [
        `Answers go back to ${vpc.cidr}: route it to the private connection. Nothing is ever opened from your side.`,
      ],
    },
    ...siem.map(
      ({ name, prefixes }): FormPart => ({
        heading: `Please answer, for ${name} (${prefixes.join(', ')})`,
        lines: asking(
          'The one address that each feed is sent to, where several are named above:',
          'Format of the lines (field output type: QRadar LEEF, ArcSight CEF, Splunk CIM, CSV, tab-separated, custom):',
          'Fields that you need, and signs that have to be escaped:',
          'Time zone of the lines:',
          'Longest line that a receiver takes:',
          'Lines that come twice for some minutes after an interruption: are they told apart?',
          'Who is called when logs stop, by day and by night:',
          'When receivers are maintained: for how long are they away (a server keeps an hour of logs in its memory)?',
        ),
      }),
    ),
    {
      heading: 'When it is ready',
      lines: [
        `Lines arrive on each port from the ${plan.addresses.servers.length} servers above. One that stands by sends nothing until it takes over.`,
      ],
    },
  ]);
}

/** What is told of a feed; the other columns are for whoever adds it in Zscaler's portal. */
function feedRows(loaded: LoadedEnvironment): string[][] {
  const [head = [], ...rows] = feedTable(loaded);
  const shown = ['SIEM', 'feed name', 'servers (eth1)', 'destination', 'TCP port', 'rate limit'].map((column) =>
    head.indexOf(column),
  );
  return [head, ...rows].map((row) => shown.map((index) => row[index] ?? ''));
}

/** Every address that sends, to every address that may take it. */
function openings({ environment, plan }: LoadedEnvironment): string[][] {
  return relayFeeds(environment).map((feed) => [
    sendersOf(feed, plan.addresses.servers)
      .map(({ serviceAddress }) => serviceAddress)
      .join(', '),
    feed.prefixes.join(', '),
    String(feed.port),
  ]);
}

/** Upwards to one place: it is an estimate. */
function rounded(mbps: number): number {
  return Math.ceil(mbps * 10) / 10;
}
