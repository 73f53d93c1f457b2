export {
  type AlarmState,
  EXTRA_PERIODS,
  type MetricAlarm,
  metricAlarmState,
  type MissingData,
} from './alarms/metric-alarm';
export { compositeAlarmState } from './alarms/composite-alarm';
export { filterPattern, FilterPatternError, type Matched } from './filters/filter-pattern';
export { type QueriedMetric, queriedMetric, type Statistic } from './metrics/metrics-insights';
