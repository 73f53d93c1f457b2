import {
  DescribeInstanceAttributeCommand,
  DescribeLaunchTemplateVersionsCommand,
  type Instance,
  paginateDescribeInstances,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import { activeServerParameterName } from '@nss/environment';
import { resourceName } from '@nss/naming';
import { activeServers } from './active-servers';
import { everyItem } from '@nss/deployment';
import { type Deployed } from './deployed';
import { type Fact, facts } from './fact';
import { keptServer } from './kept-server';
import { serverState, standsBy } from './server-state';

/** The NSS servers and the bastion, and the fact which servers relay. */
export async function readMachines(deployed: Deployed): Promise<Fact[]> {
  const {
    loaded: { environment, plan },
    clients,
  } = deployed;
  const { purpose, relay } = environment;
  const byLog = await Promise.all(
    relay.logs.map(async (log) => {
      const active = await activeServers(clients.ssm, activeServerParameterName(purpose, log));
      const ours = plan.addresses.servers.filter((server) => server.log === log);
      const known = ours.map(({ name }) => name);
      const read = ours.map((server) => readServer(deployed, server, standsBy(server, relay.availability, active)));
      return [
        ...(await Promise.all(read)).flat(),
        ...facts(
          'NSS servers',
          `active ${log} servers`,
          { 'are ours': true },
          { 'are ours': Boolean(active?.length) && active?.every((name) => known.includes(name)) },
        ),
      ];
    }),
  );
  return [...byLog.flat(), ...(await readBastion(deployed))];
}

async function readServer(
  deployed: Deployed,
  server: Deployed['loaded']['plan']['addresses']['servers'][number],
  isStandby: boolean,
): Promise<Fact[]> {
  const {
    loaded: {
      environment: { purpose, relay },
    },
    clients,
  } = deployed;
  const name = resourceName(purpose, server.log, server.number);
  const instance = await find(clients, name);
  const eth = (index: number) => instance?.NetworkInterfaces?.find((n) => n.Attachment?.DeviceIndex === index);
  const found = await common(clients, instance);
  const kept = await keptServer(deployed, name);
  const state = serverState(found['state'], isStandby);
  return facts(
    'NSS servers',
    name,
    {
      state: state.planned,
      image: relay.image,
      type: relay.instanceType,
      eth0: server.managementAddress,
      eth1: server.serviceAddress,
      'one subnet': true,
      'disk GiB': relay.diskGiB,
      'disk type': 'gp3',
      'disk encrypted': relay.encryptDisk,
      IMDSv2: relay.requireImdsV2 ? 'required' : 'optional',
      'termination protection': true,
      'instance profile': 'none',
      'public address': 'none',
      'user data': 'none',
      ...kept,
    },
    {
      ...found,
      ...(kept && { upgrade: kept.upgrade }),
      state: state.found,
      eth0: eth(0)?.PrivateIpAddress,
      eth1: eth(1)?.PrivateIpAddress,
      'one subnet': eth(0)?.SubnetId === eth(1)?.SubnetId,
      image: instance?.ImageId,
    },
  );
}

async function readBastion({
  loaded: {
    environment: { purpose, bastion },
    plan,
  },
  clients,
}: Deployed): Promise<Fact[]> {
  const name = resourceName(purpose, 'bastion', 1);
  const instance = await find(clients, name);
  const template = await clients.ec2
    .send(
      new DescribeLaunchTemplateVersionsCommand({
        LaunchTemplateName: resourceName(purpose, 'bastion-launch-template', 1),
        Versions: ['$Latest'],
      }),
    )
    .catch(() => undefined);
  const wanted = template?.LaunchTemplateVersions?.[0]?.LaunchTemplateData?.ImageId ?? '';
  return facts(
    'bastion',
    name,
    {
      state: 'running',
      type: bastion.instanceType,
      address: plan.addresses.bastionAddress,
      image: bastion.image ?? "AWS's public Windows image",
      'disk encrypted': true,
      IMDSv2: 'required',
      'termination protection': true,
      'key pair': 'none',
      'public address': 'none',
      'instance profile': resourceName(purpose, 'bastion-profile', 1),
    },
    {
      ...(await common(clients, instance)),
      address: instance?.PrivateIpAddress,
      image: bastion.image
        ? instance?.ImageId
        : wanted.startsWith('resolve:ssm:/aws/service/ami-windows-latest/') && instance?.ImageId
          ? "AWS's public Windows image"
          : instance?.ImageId,
      'key pair': instance?.KeyName ?? 'none',
    },
  );
}

async function find({ ec2 }: Deployed['clients'], name: string): Promise<Instance | undefined> {
  const Filters = [
    { Name: 'tag:Name', Values: [name] },
    { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
  ];
  const reservations = await everyItem(
    paginateDescribeInstances({ client: ec2 }, { Filters }),
    (page) => page.Reservations,
  );
  return reservations.flatMap(({ Instances = [] }) => Instances)[0];
}

/** What is read the same way of every machine. */
async function common({ ec2 }: Deployed['clients'], instance: Instance | undefined) {
  if (!instance?.InstanceId) return {};
  const attribute = (name: 'disableApiTermination' | 'userData') =>
    ec2.send(new DescribeInstanceAttributeCommand({ InstanceId: instance.InstanceId, Attribute: name }));
  const [protection, userData, volumes] = await Promise.all([
    attribute('disableApiTermination'),
    attribute('userData'),
    everyItem(
      paginateDescribeVolumes(
        { client: ec2 },
        { Filters: [{ Name: 'attachment.instance-id', Values: [instance.InstanceId] }] },
      ),
      (page) => page.Volumes,
    ),
  ]);
  const disk = volumes[0];
  return {
    state: instance.State?.Name,
    type: instance.InstanceType,
    'disk GiB': disk?.Size,
    'disk type': disk?.VolumeType,
    'disk encrypted': disk?.Encrypted,
    IMDSv2: instance.MetadataOptions?.HttpTokens,
    'termination protection': protection.DisableApiTermination?.Value,
    'instance profile': instance.IamInstanceProfile?.Arn?.split('/').at(-1) ?? 'none',
    'public address': instance.PublicIpAddress ?? 'none',
    'user data': userData.UserData?.Value ? 'some' : 'none',
  };
}
