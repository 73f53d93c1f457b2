import {
  DescribeInstanceAttributeCommand,
  DescribeLaunchTemplateVersionsCommand,
  type Instance,
  type InstanceAttributeName,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
  paginateDescribeNetworkInterfaces,
  paginateDescribeTags,
  paginateDescribeVolumes,
  type Volume,
} from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource, type Properties } from '../resource';
import { interfaceProperties } from './addresses';
import { filter, type Networks } from './own-networks';
import { ifPresent, ownTags, type Reading } from './reading';

/** Machines with their disks, interfaces and protection, and launch templates. */
export async function readMachines(from: Reading, networks: Networks): Promise<AccountResource[]> {
  return (await Promise.all([instances(from, networks), launchTemplates(from)])).flat();
}

const GONE = ['terminated', 'shutting-down'];

async function instances(from: Reading, { all, origin }: Networks): Promise<AccountResource[]> {
  const client = { client: from.clients.ec2 };
  const Filters = [filter('vpc-id', all)];
  const reservations = await everyItem(paginateDescribeInstances(client, { Filters }), (page) => page.Reservations);
  const found = reservations
    .flatMap(({ Instances = [] }) => Instances)
    .filter(({ State }) => !GONE.includes(State?.Name ?? ''));
  const volumes = await everyItem(paginateDescribeVolumes(client, {}), (page) => page.Volumes);
  const interfaces = await everyItem(
    paginateDescribeNetworkInterfaces(client, { Filters }),
    (page) => page.NetworkInterfaces,
  );
  const named = from.ids('AWS::EC2::NetworkInterface');
  const owned = from.ids('AWS::EC2::Instance');
  return Promise.all(
    found.map(async (instance) => ({
      Type: 'AWS::EC2::Instance',
      PhysicalId: instance.InstanceId ?? '',
      ...(owned.includes(instance.InstanceId ?? '') ? {} : origin(instance.VpcId)),
      Properties: {
        ...settingsOf(instance),
        ...(await attributesOf(from, instance.InstanceId ?? '')),
        BlockDeviceMappings: disksOf(instance, volumes),
        NetworkInterfaces: interfaces
          .filter(({ Attachment }) => Attachment?.InstanceId === instance.InstanceId)
          .map(({ NetworkInterfaceId = '', Attachment, ...each }) => ({
            DeviceIndex: Attachment?.DeviceIndex,
            ...(named.includes(NetworkInterfaceId) ? { NetworkInterfaceId } : cameAlong(interfaceProperties(each))),
          })),
      },
    })),
  );
}

/** What an interface that came with its machine is set to, by the names an instance has for it. */
function cameAlong({ GroupSet, PrivateIpAddress, SourceDestCheck, SubnetId }: Properties): Properties {
  return { GroupSet, PrivateIpAddress, SubnetId, ...(SourceDestCheck === false && { SourceDestCheck }) };
}

function settingsOf(instance: Instance): Properties {
  const { HttpEndpoint, HttpProtocolIpv6, HttpPutResponseHopLimit, HttpTokens, InstanceMetadataTags } =
    instance.MetadataOptions ?? {};
  const tag = (key: string) => instance.Tags?.find(({ Key }) => Key === key)?.Value;
  return {
    EbsOptimized: instance.EbsOptimized,
    IamInstanceProfile: instance.IamInstanceProfile?.Arn?.split('/').at(-1),
    ImageId: instance.ImageId,
    InstanceType: instance.InstanceType,
    KeyName: instance.KeyName,
    LaunchTemplate: tag('aws:ec2launchtemplate:id') && {
      LaunchTemplateId: tag('aws:ec2launchtemplate:id'),
      Version: tag('aws:ec2launchtemplate:version'),
    },
    MetadataOptions: { HttpEndpoint, HttpProtocolIpv6, HttpPutResponseHopLimit, HttpTokens, InstanceMetadataTags },
    Monitoring: ['enabled', 'pending'].includes(instance.Monitoring?.State ?? ''),
    Tags: ownTags(instance.Tags),
  };
}

async function attributesOf({ clients: { ec2 } }: Reading, InstanceId: string): Promise<Properties> {
  const attribute = (Attribute: InstanceAttributeName) =>
    ifPresent(ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute })));
  const [protection, shutdown, userData] = await Promise.all([
    attribute('disableApiTermination'),
    attribute('instanceInitiatedShutdownBehavior'),
    attribute('userData'),
  ]);
  return {
    DisableApiTermination: protection?.DisableApiTermination?.Value,
    InstanceInitiatedShutdownBehavior: shutdown?.InstanceInitiatedShutdownBehavior?.Value,
    // What it says may be a secret; that there is some is not.
    UserData: userData?.UserData?.Value ? 'there is some' : undefined,
  };
}

function disksOf({ BlockDeviceMappings = [] }: Instance, volumes: readonly Volume[]): Properties[] {
  return BlockDeviceMappings.map(({ DeviceName, Ebs }) => {
    const volume = volumes.find(({ VolumeId }) => VolumeId === Ebs?.VolumeId);
    return {
      DeviceName,
      Ebs: {
        DeleteOnTermination: Ebs?.DeleteOnTermination,
        Encrypted: volume?.Encrypted,
        VolumeSize: volume?.Size,
        VolumeType: volume?.VolumeType,
      },
    };
  });
}

async function launchTemplates(from: Reading): Promise<AccountResource[]> {
  const { ec2 } = from.clients;
  const owned = from.ids('AWS::EC2::LaunchTemplate');
  const all = owned.length
    ? await everyItem(paginateDescribeLaunchTemplates({ client: ec2 }, {}), (page) => page.LaunchTemplates)
    : [];
  return Promise.all(
    all
      .filter(({ LaunchTemplateId = '' }) => owned.includes(LaunchTemplateId))
      .map(async ({ LaunchTemplateId = '', LaunchTemplateName, LatestVersionNumber }) => {
        const [{ LaunchTemplateVersions }, tags] = await Promise.all([
          ec2.send(
            new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: [String(LatestVersionNumber)] }),
          ),
          everyItem(
            paginateDescribeTags({ client: ec2 }, { Filters: [filter('resource-id', [LaunchTemplateId])] }),
            (page) => page.Tags,
          ),
        ]);
        return {
          Type: 'AWS::EC2::LaunchTemplate',
          PhysicalId: LaunchTemplateId,
          Attributes: { LatestVersionNumber: String(LatestVersionNumber) },
          Properties: {
            LaunchTemplateData: LaunchTemplateVersions?.[0]?.LaunchTemplateData,
            LaunchTemplateName,
            Tags: ownTags(tags),
          },
        };
      }),
  );
}
