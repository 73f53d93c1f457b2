import { type MetricAlarm, type MissingData, type Statistic } from '@nss/cloudwatch';

/** A metric filter, in the words of its template. */
export interface FilterDefinition {
  readonly FilterName: string;
  readonly FilterPattern: string;
  readonly LogGroupName: string;
  readonly MetricTransformations: readonly {
    readonly MetricNamespace: string;
    readonly MetricName: string;
    /** `$bytes`, or a number. */
    readonly MetricValue: string;
    /** What a minute with lines counts of which none matches. @default - nothing */
    readonly DefaultValue?: number;
  }[];
}

/** What alarms of both kinds tell, and whom. */
interface Notifying {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  /** Topics. @default - none */
  readonly AlarmActions?: readonly string[];
  readonly OKActions?: readonly string[];
}

/** A metric alarm, in the words of its template. */
export interface MetricAlarmDefinition extends Notifying {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly Statistic: Statistic;
  /** Seconds. */
  readonly Period: number;
  readonly ComparisonOperator: MetricAlarm['comparisonOperator'];
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData?: MissingData;
}

/** A composite alarm, in the words of its template. */
export interface CompositeDefinition extends Notifying {
  readonly AlarmRule: string;
}

/** A rule of EventBridge, in the words of its template. */
export interface RuleDefinition {
  readonly Name: string;
  readonly EventPattern: Readonly<Record<string, unknown>>;
  readonly Targets: readonly { readonly Arn: string }[];
}
