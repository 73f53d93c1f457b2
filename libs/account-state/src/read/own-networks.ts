import { paginateDescribeSubnets } from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { type Reading } from './reading';

/** The VPCs that an environment has to do with. */
export interface Networks {
  /** Those that its stacks made: whatever is in them is the environment's. */
  readonly own: readonly string[];
  /** Those and the ones of others that it is in. */
  readonly all: readonly string[];
  /** Marks what is in a VPC of others. */
  readonly origin: (vpcId: string | undefined) => Pick<AccountResource, 'Origin'>;
}

/** An EC2 filter. */
export function filter(Name: string, Values: readonly string[]): { Name: string; Values: string[] } {
  return { Name, Values: [...Values] };
}

/** Finds the VPCs: those of the stacks, and those that interfaces and endpoints of the stacks are in. */
export async function ownNetworks(from: Reading): Promise<Networks> {
  const own = from.ids('AWS::EC2::VPC');
  const subnetIds = from.values('AWS::EC2::NetworkInterface', 'SubnetId');
  const subnets = subnetIds.length
    ? await everyItem(
        paginateDescribeSubnets({ client: from.clients.ec2 }, { Filters: [filter('subnet-id', subnetIds)] }),
        (page) => page.Subnets,
      )
    : [];
  const all = [...new Set([...own, ...subnets.flatMap(({ VpcId }) => VpcId ?? [])])];
  return { own, all, origin: (vpcId) => (own.includes(vpcId ?? '') ? {} : { Origin: 'others' }) };
}
