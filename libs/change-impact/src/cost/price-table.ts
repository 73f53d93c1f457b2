import table from './prices.json';

/** What is priced by itself. */
export type Item = Exclude<keyof (typeof table.regions)['us-east-1'], 'instanceHour' | 'windowsInstanceHour'>;

/** One list price in USD. */
export interface Price {
  readonly usd: number;
  /** When it was read: `2026-09`. */
  readonly asOf: string;
  readonly source: string;
}

/** The list prices of a region. */
export interface RegionPrices {
  price(item: Item): Price;
  /** @returns undefined for a type that the table does not have */
  instanceHour(instanceType: string, platform: 'linux' | 'windows'): Price | undefined;
}

/** The list prices of a region; undefined where the table has none of it. */
export function pricesOf(region: string): RegionPrices | undefined {
  const prices = (table.regions as Readonly<Record<string, (typeof table.regions)['us-east-1'] | undefined>>)[region];
  if (!prices) return undefined;
  return {
    price: (item) => prices[item],
    instanceHour: (instanceType, platform) => {
      const { asOf, source, usd } = platform === 'windows' ? prices.windowsInstanceHour : prices.instanceHour;
      const hour = (usd as Readonly<Record<string, number | undefined>>)[instanceType];
      return hour === undefined ? undefined : { usd: hour, asOf, source };
    },
  };
}
