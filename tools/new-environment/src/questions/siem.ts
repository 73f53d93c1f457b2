import { type Answers, listed, numeral, type Question } from '../question';

/** TCP ports of feeds, where the SOC has no wishes; none of them is a well-known one. */
const PORTS: Readonly<Record<string, number>> = { web: 5140, firewall: 5141 };

/** What the SOC knows. */
export const SIEM: readonly Question[] = [
  {
    name: 'siem',
    text: 'name of the SIEM, for names and alarms',
    who: 'the SOC',
    keys: ['siem[0].name'],
    example: 'soc',
    standard: () => 'soc',
  },
  {
    name: 'siem-prefixes',
    text: 'addresses of its receivers, as prefixes: the private connection has to lead there',
    who: 'the SOC',
    keys: ['siem[0].prefixes'],
    example: '172.16.10.0/28',
  },
  {
    name: 'siem-ports',
    text: 'TCP port of each feed, by its log type',
    who: 'the SOC: what its receivers listen on',
    keys: ['siem[0].ports'],
    example: 'web=5140, firewall=5141, alerts=5142',
    standard: ({ logs }) =>
      listed(logs)
        .map((log) => `${log}=${PORTS[log] ?? 5142}`)
        .join(', '),
  },
];

/** Ports by log type, of an answer such as `web=5140, firewall=5141`. What is no number stays a text, and the file's checks refuse it. */
export function portsOf({ 'siem-ports': ports }: Answers): Record<string, number | string> {
  return Object.fromEntries(
    listed(ports).map((word) => {
      const [log = '', port = ''] = word.split('=');
      return [log, numeral(port) ?? ''];
    }),
  );
}
