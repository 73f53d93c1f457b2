import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import { type AccountClients } from '@nss/account-state';
import { type Answer, everything } from './everything';

/** Machines with whether they may be terminated, their disks, and what they are started from. */
export function machines({ ec2 }: AccountClients): Record<string, () => Promise<Answer[]>> {
  const instances = async () => {
    const reservations = await everything((next) => ec2.send(new DescribeInstancesCommand(next)), 'Reservations');
    const all = reservations.flatMap(({ Instances }) => Instances as Answer[]);
    const there = all.filter(({ State }) => !/terminated|shutting-down/.test(String((State as Answer)['Name'])));
    return Promise.all(
      there.map(async (instance) => {
        const InstanceId = String(instance['InstanceId']);
        const asked = { InstanceId, Attribute: 'disableApiTermination' } as const;
        const { DisableApiTermination } = await ec2.send(new DescribeInstanceAttributeCommand(asked));
        return { ...instance, isProtected: DisableApiTermination?.Value };
      }),
    );
  };
  return {
    instances,
    volumes: () => everything((next) => ec2.send(new DescribeVolumesCommand(next)), 'Volumes'),
    launchTemplates: () => everything((next) => ec2.send(new DescribeLaunchTemplatesCommand(next)), 'LaunchTemplates'),
  };
}
