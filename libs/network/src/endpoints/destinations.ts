/** Services of AWS that a bastion reaches through interface endpoints, by the names in their endpoints (`com.amazonaws.REGION.ssm`). */
export type EndpointService = 'ssm' | 'ssmmessages' | 'kms' | 'logs' | 'monitoring' | 'secretsmanager';

/** Where something that the bastion does has to reach. */
export interface Destination {
  /** What does not work without it. */
  readonly feature: string;
  /** `s3`: by a gateway endpoint. `windows-update`: hosts of Microsoft, which no endpoint leads to. */
  readonly to: EndpointService | 's3' | 'windows-update';
  readonly ports: readonly number[];
  /** The page that says so. */
  readonly source: string;
}

/** The part of an environment file that decides what a bastion does; its keys are the file's. */
export interface BastionInput {
  readonly bastion: { readonly windowsUpdate: boolean };
  readonly relay: { readonly sshKeySecret?: string };
}

const SYSTEMS_MANAGER = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html';
const AWS_BUCKETS = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html';
const CLOUDWATCH_AGENT =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html';
const SECRETS_MANAGER = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html';
const PATCH_MANAGER = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-prerequisites.html';
const WINDOWS_UPDATE =
  'https://learn.microsoft.com/en-us/windows-server/administration/windows-server-update-services/deploy/2-configure-wsus';

const HTTPS = [443];

/**
 * Every destination that the features of a bastion need, each with its source. Endpoints, rules, network ACLs and the room that
 * subnets keep for endpoints come from this one list.
 */
export function bastionDestinations({ bastion, relay }: BastionInput): Destination[] {
  const to = (
    feature: string,
    services: readonly Destination['to'][],
    source: string,
    ports: readonly number[] = HTTPS,
  ) => services.map((service): Destination => ({ feature, to: service, ports, source }));
  return [
    // ec2messages is left out: agents since 3.3.40.0 do without it, and newer regions have no such endpoint.
    ...to('Session Manager, Run Command, Automation', ['ssm', 'ssmmessages'], SYSTEMS_MANAGER),
    // The agent asks KMS at the beginning of each session whose document names a key.
    ...to('encrypted sessions', ['kms'], SYSTEMS_MANAGER),
    ...to('session transcripts', ['logs'], SYSTEMS_MANAGER),
    ...to('CloudWatch agent', ['ssm', 'logs', 'monitoring'], CLOUDWATCH_AGENT),
    ...to('packages of the agents', ['s3'], AWS_BUCKETS),
    ...to('certificate packages', ['s3'], 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html'),
    ...(relay.sshKeySecret === undefined ? [] : to('SSH key of the servers', ['secretsmanager'], SECRETS_MANAGER)),
    ...(bastion.windowsUpdate
      ? [
          ...to('patches: baselines of AWS-RunPatchBaseline', ['ssm', 's3'], AWS_BUCKETS),
          // "Windows Server managed nodes must be able to connect to the Windows Update Catalog", which answers by HTTP as well.
          ...to(
            'patches: catalogue and downloads of Windows Update',
            ['windows-update'],
            `${PATCH_MANAGER} and ${WINDOWS_UPDATE}`,
            [80, 443],
          ),
        ]
      : []),
  ];
}

/** The interface endpoints that a bastion needs where it does not use the NAT gateway, each once, in a fixed order. */
export function endpointServices(input: BastionInput): EndpointService[] {
  const services = bastionDestinations(input).map(({ to }) => to);
  return [...new Set(services)].filter((to): to is EndpointService => to !== 's3' && to !== 'windows-update');
}
