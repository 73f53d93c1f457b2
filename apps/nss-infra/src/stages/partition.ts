import { Fact, FactName } from 'aws-cdk-lib/region-info';

/** Partitions by how their regions' names begin. Source: docs.aws.amazon.com/whitepapers, "AWS Fault Isolation Boundaries", partitions. */
const PARTITIONS = [['cn-', 'aws-cn'], ['us-gov-', 'aws-us-gov'], ['eusc-', 'aws-eusc']] as const;

/**
 * Tells the CDK the partition of a region that is newer than its release. Without it, names that hold the partition
 * cannot be told before deployment, and the reasons why a policy rule does not apply name their resource in full.
 */
export function knowPartition(region: string): void {
  if (Fact.find(region, FactName.PARTITION)) return;
  const value = PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
  Fact.register({ region, name: FactName.PARTITION, value });
}
