import { PricingClient } from '@aws-sdk/client-pricing';
import { WrongUse } from '@nss/command-line';
import { PRICE_TABLE, pricesText, refreshRegion } from '@nss/cost';
import { workspaceRoot } from '@nss/workspace';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askPriceList } from './ask-price-list';

const FILE = 'libs/cost/src/prices/prices.json';
/** One of the three regions that answer for all. https://docs.aws.amazon.com/general/latest/gr/billing.html */
const PRICE_LIST_REGION = 'us-east-1';

/**
 * Writes down what AWS says that things cost in a region.
 * @throws WrongUse when it is no name of a region
 */
export async function refreshPrices(
  region: string,
  client = new PricingClient({ region: PRICE_LIST_REGION }),
): Promise<{ read: number; problems: readonly string[]; file: string }> {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) throw new WrongUse(`${region} is no region; one is eu-central-1`);
  const month = new Date().toISOString().slice(0, 7);
  const { table, read, problems } = await refreshRegion(PRICE_TABLE, region, month, askPriceList(client));
  if (read > 0) writeFileSync(join(workspaceRoot(), FILE), pricesText(table));
  return { read, problems, file: FILE };
}
