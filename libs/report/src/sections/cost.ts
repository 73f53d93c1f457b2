import { h } from 'preact';
import { type Report } from '../report';
import { dataTable } from './data-table';
import { type Section } from './section';

/** What it costs a month, item by item, and what has no price. */
export function costSection({ estimate: { usd, region, asOf, items } }: Report): Section {
  const pricedItems = items
    .flatMap(({ name, group, cost }) =>
      cost.kind === 'priced' && cost.usd >= 0.005 ? [{ name, group, usd: cost.usd }] : [],
    )
    .sort((a, b) => b.usd - a.usd);
  const notPriced = items.filter(({ cost }) => cost.kind === 'notPriced').map(({ name }) => name);
  const sum =
    usd === undefined
      ? `Not known: there are no prices of ${region} here.`
      : `About ${usd.toFixed(2)} USD a month, by list prices of ${region}, the oldest of ${asOf}, without tax and discounts.`;
  return {
    id: 'cost',
    title: 'Cost',
    body: [
      h('p', null, sum),
      ...(notPriced.length > 0 ? [h('p', null, `Without a price, so not in the sum: ${notPriced.join(', ')}.`)] : []),
      dataTable('USD a month, by what it is for', ['for', 'items', 'USD'], byGroup(pricedItems)),
      dataTable(
        'USD a month, the most first',
        ['what', 'for', 'USD'],
        pricedItems.map(({ name, group, usd: each }) => [name, group, each.toFixed(2)]),
      ),
    ],
  };
}

/** Sums of what is for one thing, the most first. */
function byGroup(items: readonly { readonly group: string; readonly usd: number }[]): string[][] {
  return [...new Set(items.map(({ group }) => group))]
    .map((group) => {
      const own = items.filter((item) => item.group === group);
      return { group, count: own.length, usd: own.reduce((sum, item) => sum + item.usd, 0) };
    })
    .sort((a, b) => b.usd - a.usd)
    .map(({ group, count, usd }) => [group, String(count), usd.toFixed(2)]);
}

/** Whether it is big enough for its users and logs. */
export function sizingSection({ sizing }: Report): Section {
  const rows = sizing.map(({ what, has, needs, verdict, source }) => [
    what,
    has,
    needs,
    verdict,
    h('a', { href: source }, new URL(source).hostname),
  ]);
  return { id: 'size', title: 'Size', body: [dataTable('Sizes', ['what', 'has', 'needs', 'verdict', 'source'], rows)] };
}
