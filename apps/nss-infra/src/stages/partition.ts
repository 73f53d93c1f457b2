import { partitionOf } from '@nss/aws-partitions';
import { Fact, FactName } from 'aws-cdk-lib/region-info';

/**
 * Tells the CDK the partition of a region that is newer than its release. Without it, names that hold the partition
 * cannot be told before deployment, and the reasons why a policy rule does not apply name their resource in full.
 */
export function knowPartition(region: string): void {
  if (Fact.find(region, FactName.PARTITION)) return;
  Fact.register({ region, name: FactName.PARTITION, value: partitionOf(region) });
}
