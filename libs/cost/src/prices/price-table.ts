import table from './prices.json';

/** Items of the table whose prices are by instance type. */
type HourItem = 'instanceHour' | 'windowsInstanceHour';

/** What is priced by itself. */
export type Item = Exclude<keyof (typeof table.regions)['us-east-1'], HourItem>;

/** One list price in USD. */
export interface Price {
  readonly usd: number;
  /** When it was read: `2026-09`. */
  readonly asOf: string;
  readonly source: string;
}

/** Hours of instance types, with the day and the page of all of them. */
export interface HourPrices {
  readonly asOf: string;
  readonly source: string;
  readonly usd: Readonly<Record<string, number>>;
}

/** The prices of one region; an item that AWS did not name is not there. */
export type RegionTable = Readonly<Partial<Record<Item, Price>>> & Readonly<Record<HourItem, HourPrices>>;

/** The whole file. */
export interface PriceTable {
  readonly note: string;
  readonly regions: Readonly<Record<string, RegionTable>>;
}

/** The list prices of a region. */
export interface RegionPrices {
  /** @returns undefined for an item that the table does not have */
  price(item: Item): Price | undefined;
  /** @returns undefined for a type that the table does not have */
  instanceHour(instanceType: string, platform: 'linux' | 'windows'): Price | undefined;
}

/** The list prices that are kept here. */
export const PRICE_TABLE: PriceTable = table;

/** The list prices of a region; undefined where the table has none of it. */
export function pricesOf(region: string, { regions }: PriceTable = PRICE_TABLE): RegionPrices | undefined {
  const prices = regions[region];
  if (!prices) return undefined;
  return {
    price: (item) => prices[item],
    instanceHour: (instanceType, platform) => {
      const { asOf, source, usd } = platform === 'windows' ? prices.windowsInstanceHour : prices.instanceHour;
      const hour = usd[instanceType];
      return hour === undefined ? undefined : { usd: hour, asOf, source };
    },
  };
}
