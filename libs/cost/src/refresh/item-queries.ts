import { type Item } from '../prices/price-table';

/** How a price is asked of AWS's Price List: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html */
export interface PriceQuery {
  /** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html */
  readonly serviceCode: string;
  /** Attributes of a product that are exactly so. */
  readonly attributes: Readonly<Record<string, string>>;
  /** End of the usage type, which begins with the region's own letters but for us-east-1: `APN1-NatGateway-Hours`. */
  readonly usageType: string;
}

const asked = (
  serviceCode: string,
  usageType: string,
  attributes: Readonly<Record<string, string>> = {},
): PriceQuery => ({
  serviceCode,
  attributes,
  usageType,
});

/** The question for each price of a region. */
export const ITEM_QUERIES: Readonly<Record<Item, PriceQuery>> = {
  natGatewayHour: asked('AmazonEC2', 'NatGateway-Hours', { productFamily: 'NAT Gateway' }),
  natGatewayGb: asked('AmazonEC2', 'NatGateway-Bytes', { productFamily: 'NAT Gateway' }),
  publicIpv4Hour: asked('AmazonVPC', 'PublicIPv4:InUseAddress'),
  vpnConnectionHour: asked('AmazonVPC', 'VPN-Usage-Hours:ipsec.1'),
  transitGatewayAttachmentHour: asked('AmazonVPC', 'TransitGateway-Hours', { operation: 'TransitGatewayVPC' }),
  transitGatewayGb: asked('AmazonVPC', 'TransitGateway-Bytes', { operation: 'TransitGatewayVPC' }),
  interfaceEndpointZoneHour: asked('AmazonVPC', 'VpcEndpoint-Hours'),
  gp3GibMonth: asked('AmazonEC2', 'EBS:VolumeUsage.gp3', { volumeApiName: 'gp3' }),
  kmsKeyMonth: asked('awskms', 'KMS-Keys'),
  alarmMonth: asked('AmazonCloudWatch', 'CW:AlarmMonitorUsage'),
  compositeAlarmMonth: asked('AmazonCloudWatch', 'CW:CompositeAlarmMonitorUsage'),
  dashboardMonth: asked('AmazonCloudWatch', 'DashboardsUsageHour'),
  customMetricMonth: asked('AmazonCloudWatch', 'CW:MetricMonitorUsage'),
  vendedLogsIngestGb: asked('AmazonCloudWatch', 'VendedLog-Bytes'),
  logsStoreGbMonth: asked('AmazonCloudWatch', 'TimedStorage-ByteHrs'),
  internetOutGb: asked('AWSDataTransfer', 'DataTransfer-Out-Bytes', { transferType: 'AWS Outbound' }),
  directConnectOutGb: asked('AWSDirectConnect', 'DataXfer-Out:dc.3'),
};

/** The question for an hour of an instance type. */
export function instanceQuery(instanceType: string, operatingSystem: 'Linux' | 'Windows'): PriceQuery {
  return asked('AmazonEC2', `BoxUsage:${instanceType}`, {
    instanceType,
    operatingSystem,
    tenancy: 'Shared',
    preInstalledSw: 'NA',
    capacitystatus: 'Used',
    licenseModel: 'No License required',
  });
}
