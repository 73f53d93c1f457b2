import { type PriceQuery } from './item-queries';

/** A product of the Price List, as GetProducts has it in a text. Recorded answers are what this shape is taken from. */
interface Product {
  readonly product?: { readonly attributes?: Readonly<Record<string, string>> };
  readonly terms?: { readonly OnDemand?: Readonly<Record<string, { readonly priceDimensions?: Dimensions }>> };
}
type Dimensions = Readonly<
  Record<string, { readonly beginRange?: string; readonly pricePerUnit?: { readonly USD?: string } }>
>;

/** What AWS answered to one question. */
export type PriceAnswer = { readonly usd: number } | { readonly problem: string };

/** The price in an answer of GetProducts: of the usage type that was asked for, at its first step, on demand. */
export function readPrice(priceList: readonly string[], { usageType }: PriceQuery): PriceAnswer {
  const products = priceList
    .map((text) => JSON.parse(text) as Product)
    .filter(({ product }) => isOf(usageType, product?.attributes?.usagetype ?? ''));
  const found = new Set(products.flatMap(({ terms }) => firstSteps(terms?.OnDemand ?? {})));
  const [usd, ...others] = [...found];
  if (usd === undefined) return { problem: `AWS has no price for ${usageType}` };
  // Where AWS has two prices for what is asked, a guess would be a wrong figure.
  if (others.length > 0) return { problem: `AWS has ${found.size} prices for ${usageType}: ${[...found].join(', ')}` };
  return { usd };
}

function isOf(usageType: string, whole: string): boolean {
  return whole === usageType || whole.endsWith(`-${usageType}`);
}

/** Prices of the first step that costs something: what comes before it is a free tier, which every account has once. */
function firstSteps(terms: NonNullable<NonNullable<Product['terms']>['OnDemand']>): number[] {
  return Object.values(terms).flatMap(({ priceDimensions = {} }) => {
    const steps = Object.values(priceDimensions)
      .map(({ beginRange, pricePerUnit }) => ({ from: Number(beginRange ?? 0), usd: Number(pricePerUnit?.USD) }))
      .filter(({ usd }) => Number.isFinite(usd) && usd > 0)
      .sort((a, b) => a.from - b.from);
    return steps[0] ? [steps[0].usd] : [];
  });
}
