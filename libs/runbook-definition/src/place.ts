import { type RunbookPlace } from './runbook-definition';
import { partitionOf } from '@nss/aws-partitions';
import { approvalOf, type LoadedEnvironment } from '@nss/environment';

/** Where an environment's runbooks are deployed, and who is asked there. */
export function placeOf({ environment: loaded }: LoadedEnvironment): RunbookPlace {
  const { purpose, environment, account, region } = loaded;
  return { purpose, environment, account, region, partition: partitionOf(region), approval: approvalOf(loaded) };
}
