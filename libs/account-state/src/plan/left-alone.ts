/**
 * Properties that are not compared, by type, each for its reason: AWS gives no answer about them, gives them a value of its own where
 * the template gives none, or they are there to be changed.
 */
const UNREADABLE: Readonly<Record<string, readonly string[]>> = {
  // Say how a deployment goes about, and are kept nowhere.
  'AWS::EC2::Instance': ['PropagateTagsToVolumeOnCreation', 'SourceDestCheck'],
  'AWS::KMS::Key': ['PendingWindowInDays', 'BypassPolicyLockoutSafetyCheck'],
  'AWS::SSM::Document': ['UpdateMethod'],
  // The API's reference names alarms and rules as what has tags, the template's a dashboard as well.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html
  'AWS::CloudWatch::Dashboard': ['Tags'],
  // Direct Connect gives its gateways no tags by this call.
  'AWS::DirectConnect::DirectConnectGateway': ['Tags'],
};

/** Where the template says nothing, AWS chooses. */
const CHOSEN_BY_AWS: Readonly<Record<string, readonly string[]>> = {
  // From the launch template.
  'AWS::EC2::Instance': ['ImageId', 'EbsOptimized'],
  'AWS::IAM::OIDCProvider': ['ThumbprintList'],
  'AWS::EC2::NatGateway': ['PrivateIpAddress'],
  'AWS::EC2::NetworkInterface': ['PrivateIpAddress'],
  'AWS::EC2::Subnet': ['AvailabilityZone'],
  'AWS::EC2::VPNGateway': ['AmazonSideAsn'],
  'AWS::CloudWatch::Alarm': ['DatapointsToAlarm'],
  // What the connection tells of its VLAN and its addresses.
  'AWS::DirectConnect::PrivateVirtualInterface': ['EnableSiteLink'],
  'AWS::DirectConnect::TransitVirtualInterface': ['EnableSiteLink'],
};

/** Whether a property is compared. @param planned what the template says, with AWS's defaults */
export function isCompared(type: string, property: string, planned: unknown): boolean {
  // AWS chooses between the others, and no page says which of the three it tells.
  if (planned === 'Intelligent-Tiering') return false;
  if (UNREADABLE[type]?.includes(property)) return false;
  return planned !== undefined || !CHOSEN_BY_AWS[type]?.includes(property);
}
