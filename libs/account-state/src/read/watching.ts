import {
  type CompositeAlarm,
  type DescribeAlarmsCommandOutput,
  GetDashboardCommand,
  ListTagsForResourceCommand,
  type MetricAlarm,
  paginateDescribeAlarms,
  paginateListDashboards,
} from '@aws-sdk/client-cloudwatch';
import { everyItem } from '@nss/deployment';
import { type AccountResource, type Properties } from '../resource';
import { ifPresent, ownTags, type Reading } from './reading';

/** Alarms and dashboards of the environment. */
export async function readWatching(from: Reading): Promise<AccountResource[]> {
  return (await Promise.all([alarms(from), dashboards(from)])).flat();
}

async function alarms(from: Reading): Promise<AccountResource[]> {
  const { cloudWatch } = from.clients;
  const asked = { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] as const, AlarmNamePrefix: `${from.place.purpose}-` };
  const all = await everyItem<DescribeAlarmsCommandOutput, MetricAlarm | CompositeAlarm>(
    paginateDescribeAlarms({ client: cloudWatch }, { ...asked, AlarmTypes: [...asked.AlarmTypes] }),
    ({ MetricAlarms = [], CompositeAlarms = [] }) => [...MetricAlarms, ...CompositeAlarms],
  );
  return Promise.all(
    all.map(async (alarm) => {
      const { Tags } = await cloudWatch.send(new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn }));
      return {
        Type: 'AlarmRule' in alarm ? 'AWS::CloudWatch::CompositeAlarm' : 'AWS::CloudWatch::Alarm',
        PhysicalId: alarm.AlarmName ?? '',
        Properties: { ...settingsOf(alarm), Tags: ownTags(Tags) },
      };
    }),
  );
}

function settingsOf(alarm: MetricAlarm | CompositeAlarm): Properties {
  const { ActionsEnabled, AlarmActions, AlarmDescription, AlarmName, InsufficientDataActions, OKActions } = alarm;
  const common = { ActionsEnabled, AlarmActions, AlarmDescription, AlarmName, InsufficientDataActions, OKActions };
  if ('AlarmRule' in alarm) return { ...common, AlarmRule: alarm.AlarmRule };
  const own = alarm as MetricAlarm;
  return {
    ...common,
    ComparisonOperator: own.ComparisonOperator,
    DatapointsToAlarm: own.DatapointsToAlarm,
    Dimensions: own.Dimensions,
    EvaluateLowSampleCountPercentile: own.EvaluateLowSampleCountPercentile,
    EvaluationPeriods: own.EvaluationPeriods,
    ExtendedStatistic: own.ExtendedStatistic,
    MetricName: own.MetricName,
    Metrics: own.Metrics,
    Namespace: own.Namespace,
    Period: own.Period,
    Statistic: own.Statistic,
    Threshold: own.Threshold,
    TreatMissingData: own.TreatMissingData,
    Unit: own.Unit,
  };
}

async function dashboards(from: Reading): Promise<AccountResource[]> {
  const { cloudWatch } = from.clients;
  const prefix = `${from.place.purpose}-`;
  const all = await everyItem(
    paginateListDashboards({ client: cloudWatch }, { DashboardNamePrefix: prefix }),
    (page) => page.DashboardEntries,
  );
  return Promise.all(
    all.map(async ({ DashboardName = '' }) => {
      const body = await ifPresent(cloudWatch.send(new GetDashboardCommand({ DashboardName })));
      return {
        Type: 'AWS::CloudWatch::Dashboard',
        PhysicalId: DashboardName,
        Properties: { DashboardBody: JSON.parse(body?.DashboardBody ?? '{}') as unknown, DashboardName },
      };
    }),
  );
}
