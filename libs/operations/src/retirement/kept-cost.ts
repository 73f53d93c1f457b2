import { type EstimateItem, estimateItems } from '@nss/cost';
import { type Template } from '@nss/deployment';

/** What costs something of what stays, in words: `1 AWS::KMS::Key 1.00 USD`, and what costs by what it holds. */
export function keptCostText(stays: Template, region: string): string {
  const items = estimateItems(stays, region);
  if (!items) return `not known: there are no prices of ${region} here`;
  const priced = items.flatMap(({ cost, ...item }) =>
    cost.kind === 'priced' && cost.usd > 0 ? [{ ...item, ...cost }] : [],
  );
  const sum = priced.reduce((total, { usd }) => total + usd, 0);
  const asOf = priced.map((each) => each.asOf).sort()[0];
  return [
    asOf === undefined
      ? 'nothing by the hour'
      : `${sum.toFixed(2)} USD a month by list prices of ${asOf} (${countsText(priced)})`,
    ...kindText(items, 'byUse', 'by what they hold'),
    ...kindText(items, 'notPriced', 'without a price here'),
  ].join('; ');
}

function kindText(items: readonly EstimateItem[], kind: EstimateItem['cost']['kind'], says: string): string[] {
  const of = items.filter(({ cost }) => cost.kind === kind);
  return of.length > 0 ? [`${says}: ${countsText(of)}`] : [];
}

/** `7 AWS::Logs::LogGroup, 2 AWS::S3::Bucket` */
export function countsText(all: readonly { readonly type: string }[]): string {
  const counts = new Map<string, number>();
  for (const { type } of all) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => `${count} ${type}`).join(', ');
}
