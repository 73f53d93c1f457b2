import { ITEM_QUERIES, instanceQuery } from './item-queries';
import { readPrice } from './read-price';

/**
 * The shape of an answer of GetProducts as it was recorded of AWS in Ireland, on 2021-01-01, without the reserved terms:
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html
 */
const product = (usagetype: string, ...steps: (readonly [beginRange: string, usd: string])[]) =>
  JSON.stringify({
    product: {
      productFamily: 'Compute Instance',
      attributes: { servicecode: 'AmazonEC2', usagetype, location: 'EU (Ireland)', operation: 'RunInstances' },
      sku: 'STTHYT3WDDQU8UBR',
    },
    serviceCode: 'AmazonEC2',
    terms: {
      OnDemand: {
        'STTHYT3WDDQU8UBR.JRTCKXETXF': {
          priceDimensions: Object.fromEntries(
            steps.map(([beginRange, USD], i) => [
              `STTHYT3WDDQU8UBR.JRTCKXETXF.${i}`,
              { unit: 'Hrs', endRange: 'Inf', beginRange, appliesTo: [], pricePerUnit: { USD } },
            ]),
          ),
          sku: 'STTHYT3WDDQU8UBR',
          effectiveDate: '2021-01-01T00:00:00Z',
          offerTermCode: 'JRTCKXETXF',
          termAttributes: {},
        },
      },
    },
    version: '20210101000000',
    publicationDate: '2021-01-01T00:00:00Z',
  });

test('the price of the usage type that was asked for, whatever letters the region has', () => {
  const query = instanceQuery('t2.micro', 'Linux');
  expect(readPrice([product('EU-BoxUsage:t2.micro', ['0', '0.0126000000'])], query)).toEqual({ usd: 0.0126 });
  expect(readPrice([product('BoxUsage:t2.micro', ['0', '0.0116000000'])], query)).toEqual({ usd: 0.0116 });
  expect(readPrice([product('EU-UnusedBox:t2.micro', ['0', '0.0126'])], query)).toEqual({
    problem: 'AWS has no price for BoxUsage:t2.micro',
  });
});

test('of several steps the first that costs something', () => {
  const answer = [product('EU-NatGateway-Bytes', ['100', '0.04'], ['1', '0.048'], ['0', '0.0000000000'])];
  expect(readPrice(answer, ITEM_QUERIES.natGatewayGb)).toEqual({ usd: 0.048 });
});

test('two prices for one question are no price', () => {
  const answer = [product('EU-NatGateway-Hours', ['0', '0.048']), product('EU-NatGateway-Hours', ['0', '0.096'])];
  expect(readPrice(answer, ITEM_QUERIES.natGatewayHour)).toEqual({
    problem: 'AWS has 2 prices for NatGateway-Hours: 0.048, 0.096',
  });
  expect(readPrice([], ITEM_QUERIES.natGatewayHour)).toHaveProperty('problem');
});
