import { PRICE_TABLE } from '../prices/price-table';
import { type PriceQuery } from './item-queries';
import { refreshRegion } from './refresh-region';

const answer = (usagetype: string, usd: string) =>
  JSON.stringify({
    product: { attributes: { usagetype } },
    terms: { OnDemand: { T: { priceDimensions: { D: { beginRange: '0', pricePerUnit: { USD: usd } } } } } },
  });
const ask =
  (missing: readonly string[] = []) =>
  async ({ usageType }: PriceQuery) =>
    missing.includes(usageType) ? [] : [answer(`EUC1-${usageType}`, '0.25')];

test('a region that was not there has every price, with the month and the page', async () => {
  const { table, read, problems } = await refreshRegion(PRICE_TABLE, 'eu-central-1', '2026-11', ask());
  const region = table.regions['eu-central-1']!;
  expect(problems).toEqual([]);
  expect(Object.keys(region).sort()).toEqual(Object.keys(PRICE_TABLE.regions['us-east-1']!).sort());
  expect(read).toBeGreaterThan(30);
  expect(region.natGatewayHour).toEqual({ usd: 0.25, asOf: '2026-11', source: 'https://aws.amazon.com/vpc/pricing/' });
  expect(region.instanceHour.usd['r5.large']).toBe(0.25);
  expect(table.regions['us-east-1']).toBe(PRICE_TABLE.regions['us-east-1']);
});

test('what AWS does not name is told; it stays as it was, with its month, or is away, and never costs nothing', async () => {
  const missing = ['NatGateway-Hours', 'BoxUsage:r5.large'];
  const known = await refreshRegion(PRICE_TABLE, 'us-east-1', '2026-11', ask(missing));
  expect(known.problems).toEqual([
    'natGatewayHour: AWS has no price for NatGateway-Hours',
    'instanceHour r5.large: AWS has no price for BoxUsage:r5.large',
  ]);
  const before = PRICE_TABLE.regions['us-east-1']!;
  const { natGatewayHour, instanceHour, windowsInstanceHour } = known.table.regions['us-east-1']!;
  expect(natGatewayHour).toEqual(before.natGatewayHour);
  expect([instanceHour.usd['r5.large'], instanceHour.asOf]).toEqual([
    before.instanceHour.usd['r5.large'],
    before.instanceHour.asOf,
  ]);
  expect(windowsInstanceHour.asOf).toBe('2026-11');
  const { table } = await refreshRegion(PRICE_TABLE, 'eu-central-1', '2026-11', ask(missing));
  expect(table.regions['eu-central-1']).not.toHaveProperty('natGatewayHour');
});
