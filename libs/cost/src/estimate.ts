import { constructPath, type Template } from '@nss/deployment';
import { byTheHour } from './by-the-hour';
import { type EstimateItem } from './estimate-item';
import { groupOf } from './group';
import { pricesOf } from './prices/price-table';
import { useIn } from './use/monthly-use';
import { useItems } from './use/use-items';

/** What an environment costs in a month, by list prices and what its file declares. */
export interface Estimate {
  readonly region: string;
  /** Sum of what has a price, in USD; undefined where the region has no prices here. */
  readonly usd: number | undefined;
  /** When the oldest price in the sum was read. */
  readonly asOf: string | undefined;
  readonly items: readonly EstimateItem[];
}

/** The estimate of a template in a region. */
export function estimate(template: Template, region: string): Estimate {
  const items = estimateItems(template, region);
  if (!items) return { region, usd: undefined, asOf: undefined, items: [] };
  const pricedItems = items.flatMap(({ cost }) => (cost.kind === 'priced' ? [cost] : []));
  return {
    region,
    usd: pricedItems.reduce((sum, { usd }) => sum + usd, 0),
    asOf: pricedItems
      .filter(({ usd }) => usd > 0)
      .map(({ asOf }) => asOf)
      .sort()[0],
    items,
  };
}

/** Everything in a template that costs something or may, and what is used; undefined where the region has no prices here. */
export function estimateItems(template: Template, region: string): EstimateItem[] | undefined {
  const prices = pricesOf(region);
  if (!prices) return undefined;
  const use = useIn(template);
  const resources = Object.entries(template.Resources ?? {}).map(
    ([key, resource]): EstimateItem => ({
      key,
      name: constructPath(template, key),
      type: resource.Type,
      group: groupOf(resource),
      // What it writes is an item of its own, where it is known.
      cost:
        use && resource.Type === 'AWS::EC2::FlowLog'
          ? { kind: 'free' }
          : byTheHour(resource, prices, use?.stoppedMachines),
    }),
  );
  return [...resources, ...(use ? useItems(template, use, prices) : [])];
}
