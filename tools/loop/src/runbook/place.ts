import { type LoadedEnvironment } from '@nss/infra';
import { type RunbookPlace } from '@nss/runbooks';

/** Where an environment's runbooks are deployed. */
export function placeOf({ environment: { purpose, environment, account, region } }: LoadedEnvironment): RunbookPlace {
  return { purpose, environment, account, region, partition: partitionOf(region) };
}

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
