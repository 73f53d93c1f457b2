import {
  type AlarmState,
  compositeAlarmState,
  EXTRA_PERIODS,
  type MetricAlarm,
  metricAlarmState,
  type Statistic,
} from '@nss/cloudwatch';
import { type Template } from '@nss/deployment';
import { type Metric, ofQuery } from './metric';
import { dataPoints, type Samples } from './samples';

/** A metric alarm, in the words of its template. */
interface Definition {
  readonly AlarmName: string;
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly Statistic: Statistic;
  readonly Period: number;
  readonly Metrics?: readonly { readonly Expression: string; readonly Period: number }[];
  readonly ComparisonOperator: MetricAlarm['comparisonOperator'];
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData?: MetricAlarm['treatMissingData'];
}

/**
 * The state of every alarm of a template that was worked out, by name, after the sample metrics.
 * @throws UndrawableDashboard for a metric or an expression that there is no sample of
 */
export function alarmStates({ Resources = {} }: Template, samples: Samples): ReadonlyMap<string, AlarmState> {
  const of = <T>(type: string) =>
    Object.values(Resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => Properties as unknown as T);
  const states = new Map(
    of<Definition>('AWS::CloudWatch::Alarm').map((alarm) => [alarm.AlarmName, stateOf(alarm, samples)]),
  );
  const rules = new Map(
    of<{ AlarmName: string; AlarmRule: string }>('AWS::CloudWatch::CompositeAlarm').map(({ AlarmName, AlarmRule }) => [
      AlarmName,
      AlarmRule,
    ]),
  );
  // A composite may read another one.
  const state = (name: string): AlarmState => {
    const rule = rules.get(name);
    return rule === undefined ? (states.get(name) ?? 'INSUFFICIENT_DATA') : compositeAlarmState(rule, state);
  };
  return new Map([...states.keys(), ...rules.keys()].map((name) => [name, state(name)]));
}

function stateOf(alarm: Definition, samples: Samples): AlarmState {
  const { AlarmName, EvaluationPeriods, ComparisonOperator, Threshold, DatapointsToAlarm, TreatMissingData } = alarm;
  const points = dataPoints(metricOf(alarm), EvaluationPeriods + EXTRA_PERIODS, samples, AlarmName);
  return metricAlarmState(
    {
      comparisonOperator: ComparisonOperator,
      threshold: Threshold,
      evaluationPeriods: EvaluationPeriods,
      ...(DatapointsToAlarm !== undefined && { datapointsToAlarm: DatapointsToAlarm }),
      ...(TreatMissingData !== undefined && { treatMissingData: TreatMissingData }),
    },
    points,
    'OK',
  );
}

function metricOf({ AlarmName, Metrics, Dimensions = [], ...alarm }: Definition): Metric {
  const [query] = Metrics ?? [];
  if (query) return { ...ofQuery(query.Expression, AlarmName), periodSeconds: query.Period };
  return {
    namespace: alarm.Namespace,
    metricName: alarm.MetricName,
    dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
    statistic: alarm.Statistic,
    periodSeconds: alarm.Period,
  };
}
