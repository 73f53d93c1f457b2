import { type Template } from '@nss/deployment';
import { type LogWay } from '@nss/environment';
import { type EstimateItem, type ItemCost } from '../estimate-item';
import { HOURS_A_MONTH } from '../month';
import { priced } from '../prices/priced';
import { type Item, type RegionPrices } from '../prices/price-table';
import { type MonthlyUse } from './monthly-use';

/**
 * Part of the bytes of logs that CloudWatch Logs keeps, compressed; AWS's own examples reckon with it.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
const STORED_PART = 0.15;
const DAYS_A_MONTH = HOURS_A_MONTH / 24;

/** What goes out by each way. A VPN's data leaves as over the internet. https://aws.amazon.com/vpn/pricing/ */
const OUT_PRICE: Readonly<Record<LogWay, Item | undefined>> = {
  'direct-connect': 'directConnectOutGb',
  vpn: 'internetOutGb',
  'of-others': undefined,
};

/** What passes and is kept in a month, priced. */
export function useItems(template: Template, use: MonthlyUse, prices: RegionPrices): EstimateItem[] {
  const has = (type: string) => Object.values(template.Resources ?? {}).some(({ Type }) => Type === type);
  const item = (key: string, name: string, group: string, cost: ItemCost): EstimateItem => ({
    key: `use/${key}`,
    name,
    type: 'use',
    group,
    cost,
  });
  const by = (price: Item | undefined, amount: number): ItemCost =>
    price === undefined ? { kind: 'byUse' } : priced([prices.price(price), amount]);
  const { downloadGb, siemGb, flowLogMb, logRetentionDays } = use;
  const flowLogGb = flowLogMb / 1024;
  return [
    item(
      'nat-gateway',
      `${downloadGb} GB of logs through the NAT gateways`,
      'way to Zscaler',
      by(has('AWS::EC2::NatGateway') ? 'natGatewayGb' : undefined, downloadGb),
    ),
    item(
      'siem',
      `${siemGb} GB of logs to the SIEM by ${WAY[use.logWay]}`,
      'way to the SIEM',
      by(OUT_PRICE[use.logWay], siemGb),
    ),
    ...(use.isThroughTransitGateway
      ? [
          item(
            'transit-gateway',
            `${siemGb} GB through the transit gateway`,
            'way to the SIEM',
            by('transitGatewayGb', siemGb),
          ),
        ]
      : []),
    ...(has('AWS::EC2::FlowLog')
      ? [
          item('flow-log', `${flowLogMb} MB of flow log written`, 'records', by('vendedLogsIngestGb', flowLogGb)),
          item(
            'flow-log-kept',
            `${flowLogMb} MB of flow log a month, kept for ${logRetentionDays} days`,
            'records',
            by('logsStoreGbMonth', (flowLogGb * logRetentionDays * STORED_PART) / DAYS_A_MONTH),
          ),
        ]
      : []),
  ];
}

const WAY: Readonly<Record<LogWay, string>> = {
  'direct-connect': 'Direct Connect',
  vpn: 'VPN',
  'of-others': 'a way of others',
};
