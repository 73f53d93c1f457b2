import { type ItemCost } from '../estimate-item';
import { type Price } from './price-table';

/** The cost of amounts of what has a price; one of them without makes the whole one without. */
export function priced(...parts: readonly (readonly [Price | undefined, number])[]): ItemCost {
  return parts.some(([price]) => price === undefined)
    ? { kind: 'notPriced' }
    : {
        kind: 'priced',
        usd: parts.reduce((sum, [price, amount]) => sum + (price?.usd ?? 0) * amount, 0),
        asOf: parts.map(([price]) => price?.asOf ?? '').sort()[0] ?? '',
      };
}
