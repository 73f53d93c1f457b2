import { table, wrap } from '@nss/command-line';
import { type Estimate, type EstimateItem } from '@nss/cost';
import { type SizingLine } from '@nss/environment';
import { type Saving } from './savings';

/** What one environment costs, needs and could save. */
export interface EnvironmentEstimate {
  readonly environment: string;
  readonly estimate: Estimate;
  readonly sizing: readonly SizingLine[];
  readonly savings: readonly Saving[];
}

/** Everything about one environment, for a terminal. */
export function estimateText({ environment, estimate, sizing, savings }: EnvironmentEstimate, columns = 80): string {
  return [
    headText(environment, estimate, columns),
    ...(estimate.usd === undefined ? [] : [groupsText(estimate, columns)]),
    notInSumText(estimate, columns),
    ...(savings.length > 0
      ? [
          'Each of these alone would save, a month:',
          table(
            [
              ['USD', 'setting', 'without'],
              ...savings.map(({ setting, without, usd }) => [usd.toFixed(2), setting, without]),
            ],
            { columns, indent: 2, head: true },
          ),
        ]
      : []),
    'Size:',
    table(
      [
        ['what', 'has', 'needs', 'verdict'],
        ...sizing.map(({ what, has, needs, verdict }) => [what, has, needs, verdict]),
      ],
      { columns, indent: 2, head: true },
    ),
  ].join('\n\n');
}

/** Every environment in a line, each beside the dearest. */
export function comparisonText(
  estimates: readonly { readonly environment: string; readonly estimate: Estimate }[],
  columns = 80,
): string {
  const most = Math.max(...estimates.map(({ estimate: { usd } }) => usd ?? 0));
  const rows = estimates.map(({ environment, estimate: { usd, region, asOf } }) => [
    environment,
    usd === undefined ? 'not known' : usd.toFixed(2),
    usd === undefined || most === 0 ? '' : `${Math.round((usd / most) * 100)} %`,
    usd === undefined
      ? `no prices of ${region} here: npm run -s cost -- refresh ${region}`
      : `list prices, the oldest of ${asOf}`,
  ]);
  return table([['environment', 'USD a month', 'of the dearest', ''], ...rows], { columns, head: true });
}

function headText(environment: string, { usd, region, asOf }: Estimate, columns: number): string {
  const sum =
    usd === undefined
      ? `not known: there are no prices of ${region} here; npm run -s cost -- refresh ${region} asks AWS for them`
      : `about ${usd.toFixed(2)} USD a month, by list prices of ${region}, the oldest of ${asOf}, without tax and discounts`;
  return wrap(`${environment}: ${sum}`, columns).join('\n');
}

function groupsText({ items }: Estimate, columns: number): string {
  const sums = new Map<string, { usd: number; what: string[] }>();
  for (const item of items) {
    const { group, cost } = item;
    if (cost.kind !== 'priced' || cost.usd < 0.005) continue;
    const sum = sums.get(group) ?? { usd: 0, what: [] };
    sums.set(group, { usd: sum.usd + cost.usd, what: [...sum.what, `${shortName(item)} ${cost.usd.toFixed(2)}`] });
  }
  const rows = [...sums]
    .sort(([, a], [, b]) => b.usd - a.usd)
    .map(([group, { usd, what }]) => [
      usd.toFixed(2),
      group,
      what.length > 6 ? `${what.length} items` : what.join(', '),
    ]);
  return table([['USD', 'for', 'of it'], ...rows], { columns, indent: 2, head: true });
}

/** What people know a resource by: `Web01` of `Relay/Web01/Instance`. */
function shortName({ name, type }: EstimateItem): string {
  if (type === 'use') return name;
  const parts = name.split('/');
  const last = parts.at(-1) ?? name;
  return parts.length > 1 && type.endsWith(last) ? (parts.at(-2) ?? last) : last;
}

function notInSumText({ items }: Estimate, columns: number): string {
  const notPriced = items.filter(({ cost }) => cost.kind === 'notPriced').map(shortName);
  const byUse = items.filter(({ cost }) => cost.kind === 'byUse').map((item) => kindName(item));
  return [
    ...(notPriced.length > 0 ? [`Without a price here, so not in the sum: ${notPriced.join(', ')}.`] : []),
    `Not in the sum: the port of a Direct Connect connection, the carrier's own price, AWS Support, traffic between zones, requests and mails${byUse.length > 0 ? `, and what is charged by use that no file says: ${[...new Set(byUse)].join(', ')}` : ''}.`,
    'Logs are reckoned around the clock, with 11 Mbps for 10,000 users, which is the example of the vendor, and five bytes to a SIEM for each byte that comes compressed, which is an assumption: cost.downloadMbps and cost.siemMbps take what you measured.',
  ]
    .map((line) => wrap(line, columns).join('\n'))
    .join('\n');
}

/** `SNS Topic` of `AWS::SNS::Topic`; what passes is its own name. */
function kindName({ type, name }: EstimateItem): string {
  return type === 'use' ? name : type.split('::').slice(1).join(' ');
}
