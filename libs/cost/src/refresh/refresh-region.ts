import { type HourPrices, type Item, type PriceTable, type RegionTable } from '../prices/price-table';
import { instanceQuery, ITEM_QUERIES, type PriceQuery } from './item-queries';
import { readPrice } from './read-price';

/** Asks AWS's Price List for the products of a region; every page of the answer. */
export type AskPrices = (query: PriceQuery, region: string) => Promise<readonly string[]>;

/** A table in which one region is new, and what AWS could not be asked for. */
export interface RefreshedPrices {
  readonly table: PriceTable;
  /** Prices that were read. */
  readonly read: number;
  /** `natGatewayHour: AWS has no price for NatGateway-Hours`; such a price stays as it was, with its month, or away. */
  readonly problems: readonly string[];
}

/**
 * The table with the prices of a region as AWS has them now.
 * @param month `2026-09`, which the prices are marked with
 */
export async function refreshRegion(
  table: PriceTable,
  region: string,
  month: string,
  ask: AskPrices,
): Promise<RefreshedPrices> {
  const problems: string[] = [];
  let read = 0;
  const asked = async (what: string, query: PriceQuery): Promise<number | undefined> => {
    const answer = readPrice(await ask(query, region), query);
    if ('problem' in answer) problems.push(`${what}: ${answer.problem}`);
    else read++;
    return 'problem' in answer ? undefined : answer.usd;
  };
  const before = table.regions[region];
  const known = Object.values(table.regions)[0];
  const items: Partial<Record<Item, NonNullable<RegionTable[Item]>>> = {};
  for (const [item, query] of Object.entries(ITEM_QUERIES) as [Item, PriceQuery][]) {
    const usd = await asked(item, query);
    const kept = before?.[item];
    const price = usd === undefined ? kept : { usd, asOf: month, source: kept?.source ?? known?.[item]?.source ?? '' };
    if (price) items[item] = price;
  }
  const hours = async (
    key: 'instanceHour' | 'windowsInstanceHour',
    system: 'Linux' | 'Windows',
  ): Promise<HourPrices> => {
    const usd: Record<string, number> = {};
    const types = Object.keys({ ...known?.[key].usd, ...before?.[key].usd });
    // One month stands for all of them: of the oldest.
    let asOf = month;
    for (const type of types) {
      const price = await asked(`${key} ${type}`, instanceQuery(type, system));
      const kept = before?.[key].usd[type];
      if (price === undefined && kept !== undefined) asOf = before?.[key].asOf ?? month;
      const usable = price ?? kept;
      if (usable !== undefined) usd[type] = usable;
    }
    return { asOf, source: 'https://aws.amazon.com/ec2/pricing/on-demand/', usd };
  };
  const refreshed: RegionTable = {
    ...items,
    instanceHour: await hours('instanceHour', 'Linux'),
    windowsInstanceHour: await hours('windowsInstanceHour', 'Windows'),
  };
  return { table: { ...table, regions: { ...table.regions, [region]: refreshed } }, read, problems };
}
