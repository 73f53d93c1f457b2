import { type GetProductsCommand, type PricingClient, paginateGetProducts } from '@aws-sdk/client-pricing';
import { type AskPrices } from '@nss/cost';

/**
 * Asks AWS itself. It needs `pricing:GetProducts` and nothing else.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html
 */
export function askPriceList(client: PricingClient): AskPrices {
  return async ({ serviceCode, attributes }, region) => {
    const fields = { ...attributes, regionCode: region };
    const input: GetProductsCommand['input'] = {
      ServiceCode: serviceCode,
      Filters: Object.entries(fields).map(([Field, Value]) => ({ Type: 'TERM_MATCH', Field, Value })),
    };
    const found: string[] = [];
    for await (const { PriceList } of paginateGetProducts({ client }, input))
      found.push(...(PriceList ?? []).map(String));
    return found;
  };
}
