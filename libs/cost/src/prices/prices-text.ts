import { type HourPrices, type PriceTable } from './price-table';

/** The file of prices, a line a price, so that a refresh is read in a pull request. */
export function pricesText({ note, regions }: PriceTable): string {
  const body = Object.entries(regions).map(
    ([region, items]) => `    ${JSON.stringify(region)}: {\n${Object.entries(items).map(entry).join(',\n')}\n    }`,
  );
  return `{\n  "note": ${JSON.stringify(note)},\n  "regions": {\n${body.join(',\n')}\n  }\n}\n`;
}

function entry([name, item]: [string, HourPrices | { usd: number; asOf: string; source: string }]): string {
  const { usd, asOf, source } = item;
  const dated = [`"asOf": ${JSON.stringify(asOf)}`, `"source": ${JSON.stringify(source)}`];
  if (typeof usd === 'number') return `      "${name}": { "usd": ${usd}, ${dated.join(', ')} }`;
  const hours = Object.entries(usd).map(([type, price]) => `          ${JSON.stringify(type)}: ${price}`);
  const lines = [...dated, `"usd": {\n${hours.join(',\n')}\n        }`].map((line) => `        ${line}`);
  return `      "${name}": {\n${lines.join(',\n')}\n      }`;
}
