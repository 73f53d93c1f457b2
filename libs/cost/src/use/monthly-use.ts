import { type Template } from '@nss/deployment';
import { type LogWay } from '@nss/environment';

/**
 * What an environment uses in a month, beside what is there. It is written into the template, so that a deployed one says it too; in whole numbers,
 * since cfn-lint takes no others in metadata.
 */
export interface MonthlyUse {
  /** From Zscaler to all servers, through the NAT gateways. */
  readonly downloadGb: number;
  /** From all servers to all SIEMs. */
  readonly siemGb: number;
  /** AWS charges what goes out by each in another way. */
  readonly logWay: LogWay;
  /** Whether logs pass a transit gateway. */
  readonly isThroughTransitGateway: boolean;
  /** Records of the flow log. */
  readonly flowLogMb: number;
  /** Days that records of the flow log stay. */
  readonly logRetentionDays: number;
  /** Names of machines that are stopped as a rule: a standby. Their disks cost all the same. */
  readonly stoppedMachines: readonly string[];
}

/** Where a template has its use, among its metadata. */
export const MONTHLY_USE = 'NssMonthlyUse';

/** What a template says of its use; undefined for one that was made before templates said it. */
export function useIn({ Metadata }: Template): MonthlyUse | undefined {
  return Metadata?.[MONTHLY_USE] as MonthlyUse | undefined;
}
