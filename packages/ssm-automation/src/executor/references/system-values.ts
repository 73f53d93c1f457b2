import { partitionOf } from '@nss/aws-partitions';

/** What the system variables of an execution are made from. */
export interface SystemFacts {
  readonly executionId: string;
  readonly accountId: string;
  readonly region: string;
  /** The time, in milliseconds since 1970, whenever it is asked for. */
  readonly now: () => number;
}

/**
 * The values of `global:` and `automation:` references, each as of the moment it is put in: two steps an hour apart see
 * two times.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html
 */
export function systemValues({ executionId, accountId, region, now }: SystemFacts): Record<string, () => string> {
  const iso = () => new Date(now()).toISOString();
  return {
    'automation:EXECUTION_ID': () => executionId,
    'global:ACCOUNT_ID': () => accountId,
    'global:REGION': () => region,
    'global:DATE': () => iso().slice(0, 10),
    'global:DATE_TIME': () => iso().slice(0, 19).replace('T', '_').replaceAll(':', '.'),
    'global:AWS_PARTITION': () => partitionOf(region),
    'global:URL_SUFFIX': () => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'),
  };
}

/** The names of all system values. */
export const SYSTEM_NAMES: readonly string[] = Object.keys(
  systemValues({ executionId: '', accountId: '', region: '', now: () => 0 }),
);
