/** What a CloudWatch alarm is in. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What an alarm makes of a period without a data point. */
export type MissingData = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

/** A metric alarm, in the words of `PutMetricAlarm`. */
export interface MetricAlarm {
  readonly comparisonOperator:
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold'
    | 'GreaterThanThreshold'
    | 'GreaterThanOrEqualToThreshold';
  readonly threshold: number;
  readonly evaluationPeriods: number;
  /** @default - as many as are evaluated */
  readonly datapointsToAlarm?: number;
  /** @default missing */
  readonly treatMissingData?: MissingData;
}

/**
 * Periods that are looked at beyond the evaluation periods, in case some of these have no data point. The guide's tables show two for
 * three evaluation periods, and say of others only that it depends on the period.
 */
export const EXTRA_PERIODS = 2;

/**
 * The state of an alarm after an evaluation.
 *
 * The guide's text on M out of N alarms asks that the oldest breaching data point be as old as the evaluation periods; its table has an
 * alarm of 2 out of 3 go off with one that is two periods old. The table is followed, which is what the text says of other alarms.
 * Of data that breaches and is not old enough only the guide's former table speaks: too little is known.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 *
 * @param dataPoints of the evaluation range, one a period, the oldest first; undefined where there is none
 * @param current the state before
 */
export function metricAlarmState(
  alarm: MetricAlarm,
  dataPoints: readonly (number | undefined)[],
  current: AlarmState,
): AlarmState {
  const { evaluationPeriods, datapointsToAlarm = evaluationPeriods, treatMissingData = 'missing' } = alarm;
  // The newest first, each with its age in periods: the newest is one period old.
  const existing = dataPoints
    .toReversed()
    .flatMap((value, index) => (value === undefined ? [] : [{ isBreaching: breaches(alarm, value), age: index + 1 }]));
  const evaluated = existing.slice(0, evaluationPeriods);
  const filled = evaluationPeriods - evaluated.length;
  const breaching = evaluated.filter(({ isBreaching }) => isBreaching).length;
  if (breaching + (treatMissingData === 'breaching' ? filled : 0) >= datapointsToAlarm) return 'ALARM';
  if (filled === 0 || treatMissingData === 'breaching' || treatMissingData === 'notBreaching') return 'OK';
  if (evaluated.some(({ isBreaching }) => !isBreaching)) return 'OK';
  if (treatMissingData === 'ignore') return current;
  return (evaluated.at(-1)?.age ?? 0) >= datapointsToAlarm ? 'ALARM' : 'INSUFFICIENT_DATA';
}

function breaches({ comparisonOperator, threshold }: MetricAlarm, value: number): boolean {
  switch (comparisonOperator) {
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
  }
}
