import { constructId, resourceName } from '@nss/naming';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMetricFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { OPERATIONS_GUIDE, readsAlike } from '../alarms/description';
import { type CisFilter, cisFilters } from './cis-filters';

/** The namespace Security Hub's instructions use. */
const NAMESPACE = 'LogMetrics';

/** What {@link CisAlarms} needs. */
export interface CisAlarmsProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** The trail's log group. */
  readonly logGroup: ILogGroup;
  /** SNS topic that is told; Security Hub wants it to have a subscriber. */
  readonly topicArn: string;
  /** Path or address of the operations guide. @default docs/operations.md */
  readonly operationsGuide?: string;
}

/**
 * The fourteen alarms of section 4 of the CIS AWS Foundations Benchmark. Missing data is no alarm: these events
 * are rare, and a trail that stops is an event itself (4.5). The first event is an alarm, and OK follows unasked, so
 * only ALARM is told.
 *
 * Source: docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export class CisAlarms extends Construct {
  /** Names, in the order of the benchmark. */
  readonly alarmNames: readonly string[];

  constructor(scope: Construct, id: string, props: CisAlarmsProps) {
    super(scope, id);
    this.alarmNames = cisFilters.map((filter) => this.place(filter, props));
  }

  private place({ slug, control, securityHubControl, title, pattern }: CisFilter, props: CisAlarmsProps): string {
    const metricName = resourceName(props.purpose, `cis-${slug}`, 1);
    new CfnMetricFilter(this, constructId(`${slug}-filter`, 1), {
      logGroupName: props.logGroup.logGroupName,
      filterName: resourceName(props.purpose, `cis-${slug}-filter`, 1),
      filterPattern: pattern,
      metricTransformations: [{ metricNamespace: NAMESPACE, metricName, metricValue: '1', defaultValue: 0 }],
    });
    const alarmName = resourceName(props.purpose, `cis-${slug}-alarm`, 1);
    new CfnAlarm(this, constructId(`${slug}-alarm`, 1), {
      alarmName,
      alarmDescription:
        `${title} (CIS ${control}, Security Hub ${securityHubControl}). First: find the event in the audit trail and ask who did it, and why. ` +
        `Guide: ${readsAlike('operationsGuide', props.operationsGuide ?? OPERATIONS_GUIDE)}#audit-events`,
      namespace: NAMESPACE,
      metricName,
      statistic: 'Sum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'notBreaching',
      alarmActions: [props.topicArn],
    });
    return alarmName;
  }
}
