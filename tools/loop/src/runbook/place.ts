import { type LoadedEnvironment } from '@nss/infra';
import { partitionOf } from '@nss/naming';
import { type RunbookPlace } from '@nss/runbooks';

/** Where an environment's runbooks are deployed. */
export function placeOf({ environment: { purpose, environment, account, region } }: LoadedEnvironment): RunbookPlace {
  return { purpose, environment, account, region, partition: partitionOf(region) };
}
