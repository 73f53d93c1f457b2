/**
 * The days CloudWatch Logs can keep events for.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/**
 * Checks a retention before AWS does.
 *
 * @throws RangeError when CloudWatch Logs does not know these days; the message names the next longer period
 */
export function checkedRetention(retentionDays: number): number {
  if (LOG_RETENTION_DAYS.some((days) => days === retentionDays)) return retentionDays;
  const longer = LOG_RETENTION_DAYS.find((days) => days > retentionDays) ?? LOG_RETENTION_DAYS.at(-1);
  throw new RangeError(
    `CloudWatch Logs cannot keep events for ${retentionDays} days; the next period it knows is ${longer}`,
  );
}
