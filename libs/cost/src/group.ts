import { type TemplateResource } from '@nss/deployment';
import { isBastion } from './is-bastion';

/** What people look for in a list of costs, by resource type; anything else is `other`. */
const GROUPS: Readonly<Record<string, string>> = {
  'AWS::EC2::NatGateway': 'way to Zscaler',
  'AWS::EC2::EIP': 'way to Zscaler',
  'AWS::EC2::VPNConnection': 'way to the SIEM',
  'AWS::EC2::TransitGatewayVpcAttachment': 'way to the SIEM',
  'AWS::DirectConnect::PrivateVirtualInterface': 'way to the SIEM',
  'AWS::DirectConnect::TransitVirtualInterface': 'way to the SIEM',
  'AWS::EC2::VPCEndpoint': 'interface endpoints',
  'AWS::KMS::Key': 'records',
  'AWS::Logs::LogGroup': 'records',
  'AWS::EC2::FlowLog': 'records',
  'AWS::CloudTrail::Trail': 'records',
  'AWS::S3::Bucket': 'records',
  'AWS::CloudWatch::Alarm': 'alarms and metrics',
  'AWS::CloudWatch::CompositeAlarm': 'alarms and metrics',
  'AWS::CloudWatch::Dashboard': 'alarms and metrics',
  'AWS::Logs::MetricFilter': 'alarms and metrics',
  'AWS::SNS::Topic': 'alarms and metrics',
};

/** The group of a resource in a list of costs: `servers`, `bastion`, `way to Zscaler` … */
export function groupOf({ Type, Properties = {} }: TemplateResource): string {
  if (Type === 'AWS::EC2::Instance') return isBastion(Properties) ? 'bastion' : 'servers';
  return GROUPS[Type] ?? 'other';
}
