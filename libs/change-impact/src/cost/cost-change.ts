import { constructPath, type StackChange, type TemplateResource } from '@nss/deployment';
import { type Effect } from '../effect';
import { type Monthly, monthlyCost } from './monthly';
import { pricesOf, type RegionPrices } from './price-table';

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

/** What a change costs more or less: machines that run all month, and everything that is there, without what passes. */
export function costChange(stacks: readonly StackChange[], region: string): CostChange {
  const prices = pricesOf(region);
  const compared = stacks.flatMap((stack) =>
    stack.changes.map(({ logicalId, path }) => ({
      path,
      old: stack.before.Resources?.[logicalId],
      current: stack.after.Resources?.[logicalId],
      name: path || constructPath(stack.after, logicalId),
    })),
  );
  if (!prices) return { region, usd: undefined, items: [], notPriced: compared.map(({ name }) => name), byUse: [] };
  const rows = compared.map(({ name, old, current }) => ({
    name,
    type: (current ?? old)?.Type ?? '',
    ...both(old, current, prices),
  }));
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

function both(old: TemplateResource | undefined, current: TemplateResource | undefined, prices: RegionPrices) {
  const none: Monthly = { kind: 'free' };
  const [was, is] = [old, current].map((resource) => (resource ? monthlyCost(resource, prices) : none)) as [
    Monthly,
    Monthly,
  ];
  const usd = (cost: Monthly) => (cost.kind === 'priced' ? cost.usd : 0);
  const isNotPriced = was.kind === 'notPriced' || is.kind === 'notPriced';
  const comesOrGoes = !old || !current;
  return {
    // Where one side has no price the difference has none.
    difference: isNotPriced ? 0 : usd(is) - usd(was),
    asOf: [was, is].map((cost) => (cost.kind === 'priced' ? cost.asOf : '9999')).sort()[0] ?? '',
    isNotPriced,
    isByUse: comesOrGoes && (was.kind === 'byUse' || is.kind === 'byUse'),
  };
}

/** `+12.30 USD`, `-0.10 USD`, `0.00 USD` */
export function usdText(usd: number): string {
  const rounded = usd.toFixed(2).replace(/^-0\.00$/, '0.00');
  return `${Number(rounded) > 0 ? '+' : ''}${rounded} USD`;
}
