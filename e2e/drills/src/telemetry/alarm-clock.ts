import { type AlarmState, compositeAlarmState, EXTRA_PERIODS, metricAlarmState } from '@nss/cloudwatch';
import { type CompositeDefinition, type MetricAlarmDefinition } from '../deployed/definitions';
import { type Deployed } from '../deployed/deployed';
import { type MetricStore } from './metric-store';

/** An alarm that changed its state. */
export interface Transition {
  readonly alarm: MetricAlarmDefinition | CompositeDefinition;
  readonly from: AlarmState;
  readonly to: AlarmState;
}

/** What a metric is called in the store. */
export function metricName({ Namespace, MetricName, Dimensions = [] }: MetricAlarmDefinition): string {
  return [Namespace, MetricName, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`)].join(' ');
}

/** All alarms of an environment, evaluated every minute. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html */
export class AlarmClock {
  private readonly states = new Map<string, AlarmState>();
  private readonly metrics = new Map<MetricAlarmDefinition, string>();

  constructor(
    private readonly deployed: Pick<Deployed, 'alarms' | 'composites'>,
    private readonly store: MetricStore,
  ) {
    for (const { AlarmName } of [...deployed.alarms, ...deployed.composites])
      this.states.set(AlarmName, 'INSUFFICIENT_DATA');
  }

  /** Names of the alarms that are on. */
  get on(): readonly string[] {
    return [...this.states].filter(([, state]) => state === 'ALARM').map(([name]) => name);
  }

  /** Evaluates everything, metric alarms first. */
  tick(now: number): Transition[] {
    return [
      ...this.deployed.alarms.map((alarm) => this.moved(alarm, this.metricState(alarm, now))),
      ...this.deployed.composites.map((alarm) =>
        this.moved(
          alarm,
          compositeAlarmState(alarm.AlarmRule, (name) => this.states.get(name) ?? 'INSUFFICIENT_DATA'),
        ),
      ),
    ].flatMap((each) => each ?? []);
  }

  private metricState(alarm: MetricAlarmDefinition, now: number): AlarmState {
    const minutes = alarm.Period / 60;
    const metric = this.metrics.get(alarm) ?? metricName(alarm);
    this.metrics.set(alarm, metric);
    const points = Array.from({ length: alarm.EvaluationPeriods + EXTRA_PERIODS }, (_, age) =>
      this.store.statistic(metric, alarm.Statistic, now, now - age * minutes, minutes),
    ).reverse();
    const rule = {
      comparisonOperator: alarm.ComparisonOperator,
      threshold: alarm.Threshold,
      evaluationPeriods: alarm.EvaluationPeriods,
      datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
      treatMissingData: alarm.TreatMissingData ?? 'missing',
    };
    return metricAlarmState(rule, points, this.states.get(alarm.AlarmName) ?? 'INSUFFICIENT_DATA');
  }

  private moved(alarm: Transition['alarm'], to: AlarmState): Transition | undefined {
    const from = this.states.get(alarm.AlarmName) ?? 'INSUFFICIENT_DATA';
    this.states.set(alarm.AlarmName, to);
    return from === to ? undefined : { alarm, from, to };
  }
}
