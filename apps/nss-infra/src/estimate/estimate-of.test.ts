import { type EstimateItem } from '@nss/cost';
import { type LoadedEnvironment } from '@nss/environment';
import { referenceEnvironments, variants } from '../stages/invariants/variants';
import { estimateOf } from './estimate-of';

jest.setTimeout(60_000);

const [dev, prod] = referenceEnvironments() as [LoadedEnvironment, LoadedEnvironment];
const shapes = variants();
const groups = (items: readonly EstimateItem[]) => {
  const sums: Record<string, number> = {};
  for (const { group, cost } of items) if (cost.kind === 'priced') sums[group] = (sums[group] ?? 0) + cost.usd;
  return sums;
};

/*
 * By hand, of list prices of Tokyo. A month has 730 hours; 1 Mbps around the clock is 10^6 * 730 * 3600 / 8 / 2^30 = 305.94 GB of it.
 * Download: 11 Mbps for 10,000 users and each log type; to a SIEM five times that.
 */
test.each<[string, LoadedEnvironment, Record<string, number>]>([
  [
    'dev: two t2.large, one zone, hosted interface, 5,000 users',
    dev,
    {
      // 2 * (0.1216 * 730 + 500 * 0.096)
      servers: 273.54,
      // 0.0728 * 730 + 50 * 0.096
      bastion: 57.94,
      // 0.062 * 730 + 0.005 * 730 + 2 * 5.5 Mbps * 305.94 * 0.062
      'way to Zscaler': 257.57,
      // 2 * 27.5 Mbps * 305.94 * 0.041
      'way to the SIEM': 689.9,
    },
  ],
  [
    'prod: pairs of r4.xlarge of which one is stopped, two zones, own interface and a VPN behind it, endpoints, 38,000 users',
    prod,
    {
      // 4 * 500 * 0.096 + 2 * 0.32 * 730
      servers: 659.2,
      bastion: 57.94,
      // 2 * (0.062 + 0.005) * 730 + 2 * 41.8 * 305.94 * 0.062
      'way to Zscaler': 1683.57,
      // 0.048 * 730 + 2 * 209 * 305.94 * 0.041
      'way to the SIEM': 5278.24,
      // 5 * 2 zones * 0.014 * 730
      'interface endpoints': 102.2,
    },
  ],
  [
    'active-active in three zones: every server runs, and all logs come and go twice',
    shapes['active-active in three zones']!,
    {
      // 4 * (0.32 * 730 + 500 * 0.096)
      servers: 1126.4,
      // 3 * (0.062 + 0.005) * 730 + 4 * 41.8 * 305.94 * 0.062
      'way to Zscaler': 3318.27,
      // 0.048 * 730 + 4 * 209 * 305.94 * 0.041
      'way to the SIEM': 10521.44,
      // 5 * 3 zones * 0.014 * 730
      'interface endpoints': 153.3,
    },
  ],
  [
    'a transit gateway: its attachment, and each GB through it',
    shapes['transit gateway']!,
    // 0.07 * 730 + 0.048 * 730 + 2 * 209 * 305.94 * (0.041 + 0.02)
    { 'way to the SIEM': 7887.0 },
  ],
  [
    'one log type over a VPN to two SIEMs, which leaves as over the internet; no endpoints',
    shapes['one log type over a VPN, without endpoints, ACLs and budget']!,
    {
      // 0.32 * 730 + 500 * 0.096
      servers: 281.6,
      // 2 * (0.062 + 0.005) * 730 + 41.8 * 305.94 * 0.062
      'way to Zscaler': 890.69,
      // 0.048 * 730 + 2 * 209 * 305.94 * 0.114
      'way to the SIEM': 14613.65,
    },
  ],
])('%s', (_name, environment, expected) => {
  const found = groups(estimateOf(environment).items);
  for (const [group, usd] of Object.entries(expected))
    expect([group, found[group]]).toEqual([group, expect.closeTo(usd, 0)]);
});

test('dev costs at most 40 % of prod', () => {
  const [ofDev, ofProd] = [dev, prod].map((each) => estimateOf(each).usd) as [number, number];
  expect(ofDev / ofProd).toBeLessThanOrEqual(0.4);
  // And without what passes, which is less in dev because its users are fewer.
  const fixed = (of: LoadedEnvironment) =>
    estimateOf(of)
      .items.filter(({ type }) => type !== 'use')
      .reduce((sum, { cost }) => sum + (cost.kind === 'priced' ? cost.usd : 0), 0);
  expect(fixed(dev) / fixed(prod)).toBeLessThanOrEqual(0.45);
});

test('nothing in any template is without a price', () => {
  for (const [name, environment] of Object.entries(shapes))
    expect([name, estimateOf(environment).items.filter(({ cost }) => cost.kind === 'notPriced')]).toEqual([name, []]);
});
