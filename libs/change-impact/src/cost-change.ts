import { type EstimateItem, type ItemCost, estimateItems } from '@nss/cost';
import { constructPath, type StackChange } from '@nss/deployment';
import { type Effect } from './effect';

/** What a change costs a month, by list prices. */
export interface CostChange {
  readonly region: string;
  /** More by this, in USD a month; undefined where the region has no prices here. */
  readonly usd: number | undefined;
  /** When the oldest price was read that the sum holds. */
  readonly asOf?: string;
  /** What is dearer or cheaper. */
  readonly items: readonly Effect[];
  /** Resources that change and have no price in the table. */
  readonly notPriced: readonly string[];
  /** Resources that come or go and cost by what passes or is kept. */
  readonly byUse: readonly string[];
}

/** What a change costs more or less: machines that run all month, everything that is there, and what the files declare that passes. */
export function costChange(stacks: readonly StackChange[], region: string): CostChange {
  const changed = stacks.filter(({ changes }) => changes.length > 0);
  const compared = changed.map((stack) => rowsOf(stack, region));
  const rows = compared.flatMap((each) => each ?? []);
  if (compared.includes(undefined)) {
    const names = changed.flatMap((stack) =>
      stack.changes.map(({ path, logicalId }) => path || constructPath(stack.after, logicalId)),
    );
    return { region, usd: undefined, items: [], notPriced: names, byUse: [] };
  }
  const dearer = rows.filter(({ difference }) => Math.abs(difference) >= 0.005);
  return {
    region,
    usd: rows.reduce((sum, { difference }) => sum + difference, 0),
    asOf: dearer.map(({ asOf }) => asOf).sort()[0],
    items: [...dearer]
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
      .map(({ name, type, difference }) => ({
        short: name,
        text: `${usdText(difference)} a month: ${name} (${type})`,
      })),
    notPriced: rows.filter(({ isNotPriced }) => isNotPriced).map(({ name }) => name),
    byUse: rows.filter(({ isByUse }) => isByUse).map(({ name }) => name),
  };
}

/** What changes in a stack, and what passes before and after it; undefined where the region has no prices. */
function rowsOf({ changes, before, after }: StackChange, region: string) {
  const [old, current] = [estimateItems(before, region), estimateItems(after, region)];
  if (!old || !current) return undefined;
  // A template of before templates said what is used has nothing to compare with: what is used then has not changed.
  const knowUse = [old, current].every((items) => items.some(({ type }) => type === 'use')) || old.length === 0;
  const uses = [...old, ...current].filter(({ type }) => type === 'use' && knowUse).map(({ key }) => key);
  const named = new Map(changes.map(({ logicalId, path }) => [logicalId, path]));
  return [...new Set([...named.keys(), ...uses])].map((key) => {
    const [was, is] = [old, current].map((items) => items.find((each) => each.key === key));
    const { name, type } = is ?? was ?? { name: constructPath(after, key), type: '' };
    return { name: named.get(key) || name, type, ...both(was, is) };
  });
}

function both(old: EstimateItem | undefined, current: EstimateItem | undefined) {
  const costs = [old, current].map((item): ItemCost => item?.cost ?? { kind: 'free' });
  const [was, is] = costs as [ItemCost, ItemCost];
  const usd = (cost: ItemCost) => (cost.kind === 'priced' ? cost.usd : 0);
  const isNotPriced = costs.some(({ kind }) => kind === 'notPriced');
  const comesOrGoes = !old || !current;
  return {
    // Where one side has no price the difference has none.
    difference: isNotPriced ? 0 : usd(is) - usd(was),
    asOf: costs.map((cost) => (cost.kind === 'priced' ? cost.asOf : '9999')).sort()[0] ?? '',
    isNotPriced,
    isByUse: comesOrGoes && costs.some(({ kind }) => kind === 'byUse'),
  };
}

/** `+12.30 USD`, `-0.10 USD`, `0.00 USD` */
export function usdText(usd: number): string {
  const rounded = usd.toFixed(2).replace(/^-0\.00$/, '0.00');
  return `${Number(rounded) > 0 ? '+' : ''}${rounded} USD`;
}
