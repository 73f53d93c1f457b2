import { type Properties } from '../resource';

/** What AWS takes for a tunnel's options that nobody gave. https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
const TUNNEL = {
  DPDTimeoutAction: 'clear',
  DPDTimeoutSeconds: 30,
  Phase1LifetimeSeconds: 28800,
  Phase2LifetimeSeconds: 3600,
  RekeyFuzzPercentage: 100,
  RekeyMarginTimeSeconds: 270,
  ReplayWindowSize: 1024,
  StartupAction: 'add',
};

/** The policy of an endpoint that was given none. https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
const EVERYBODY = { Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }] };

/**
 * What a resource has where its template says nothing: defaults of the API that makes it, by type. What is not here has nothing
 * there, so that whatever is found was added.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html
 */
const DEFAULTS: Readonly<Record<string, Properties>> = {
  'AWS::CloudTrail::Trail': { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All' }] },
  'AWS::CloudWatch::Alarm': { ActionsEnabled: true },
  'AWS::CloudWatch::CompositeAlarm': { ActionsEnabled: true },
  'AWS::EC2::EIP': { Domain: 'vpc' },
  // Whoever deploys protects machines; no property of the template does (docs/adr/0005).
  'AWS::EC2::Instance': {
    DisableApiTermination: true,
    InstanceInitiatedShutdownBehavior: 'stop',
    MetadataOptions: { HttpEndpoint: 'enabled', HttpProtocolIpv6: 'disabled', InstanceMetadataTags: 'disabled' },
  },
  'AWS::EC2::NatGateway': { ConnectivityType: 'public' },
  'AWS::EC2::NetworkInterface': { SourceDestCheck: true },
  'AWS::EC2::Subnet': { PrivateDnsNameOptionsOnLaunch: { HostnameType: 'ip-name' } },
  'AWS::EC2::TransitGateway': {
    AutoAcceptSharedAttachments: 'disable',
    DefaultRouteTableAssociation: 'enable',
    DefaultRouteTablePropagation: 'enable',
    DnsSupport: 'enable',
    VpnEcmpSupport: 'enable',
  },
  'AWS::EC2::VPC': { EnableDnsSupport: true, InstanceTenancy: 'default' },
  'AWS::EC2::VPCEndpoint': { PolicyDocument: EVERYBODY, VpcEndpointType: 'Gateway' },
  'AWS::EC2::VPNConnection': {
    LocalIpv4NetworkCidr: '0.0.0.0/0',
    PreSharedKeyStorage: 'Standard',
    RemoteIpv4NetworkCidr: '0.0.0.0/0',
    VpnTunnelOptionsSpecifications: [TUNNEL],
  },
  'AWS::Events::Rule': { State: 'ENABLED' },
  'AWS::IAM::InstanceProfile': { Path: '/' },
  'AWS::IAM::ManagedPolicy': { Path: '/' },
  'AWS::IAM::Role': { MaxSessionDuration: 3600, Path: '/' },
  'AWS::KMS::Key': {
    Enabled: true,
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyUsage: 'ENCRYPT_DECRYPT',
    RotationPeriodInDays: 365,
  },
  'AWS::Logs::LogGroup': { LogGroupClass: 'STANDARD' },
  'AWS::SNS::Topic': { SignatureVersion: '1', TracingConfig: 'PassThrough' },
  'AWS::SSM::Parameter': { DataType: 'text', Tier: 'Standard' },
};

/** Properties with AWS's own value for what is left out; what is said inside of one is kept. */
export function withDefaults(type: string, properties: Properties): Properties {
  return merged(DEFAULTS[type] ?? {}, properties) as Properties;
}

function merged(usual: unknown, own: unknown): unknown {
  if (own === undefined) return usual;
  if (Array.isArray(own)) {
    // Of tunnels each has them; any other list is whole as it is written.
    const [each] = Array.isArray(usual) ? (usual as unknown[]) : [];
    return each === TUNNEL ? own.map((one: unknown) => merged(TUNNEL, one)) : own;
  }
  if (!isObject(usual) || !isObject(own) || 'Statement' in usual) return own;
  const keys = new Set([...Object.keys(usual), ...Object.keys(own)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(usual[key], own[key])]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
