import {
  type CompositeAlarm,
  type DescribeAlarmsCommandOutput,
  GetDashboardCommand,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { paginateDescribeMetricFilters } from '@aws-sdk/client-cloudwatch-logs';
import { paginateListSubscriptions } from '@aws-sdk/client-sns';
import { type Clients } from './clients';
import { everyItem } from '@nss/deployment';
import { type Deployed, named } from './deployed';
import { type Fact, facts, sameSet } from './fact';

/** Alarms, where they go, metric filters and the dashboard. */
export async function readWatching({
  loaded: {
    environment: { observability },
  },
  stacks,
  clients,
}: Deployed): Promise<Fact[]> {
  const alarmNames = [
    ...named(stacks, 'AWS::CloudWatch::Alarm', 'AlarmName'),
    ...named(stacks, 'AWS::CloudWatch::CompositeAlarm', 'AlarmName'),
  ];
  const alarms = (await allAlarms(clients)).filter(({ AlarmName }) => alarmNames.includes(AlarmName ?? ''));
  const filterNames = named(stacks, 'AWS::Logs::MetricFilter', 'FilterName');
  const filters = (await allFilterNames(clients)).filter((name) => filterNames.includes(name));
  const Subscriptions = await everyItem(
    paginateListSubscriptions({ client: clients.sns }, {}),
    (page) => page.Subscriptions,
  );
  const subscribed = Subscriptions.flatMap(({ Endpoint }) => Endpoint ?? []).filter((endpoint) =>
    observability.notify.includes(endpoint),
  );
  const dashboards = await Promise.all(
    named(stacks, 'AWS::CloudWatch::Dashboard', 'DashboardName').map(async (DashboardName) => {
      const body = await clients.cloudWatch.send(new GetDashboardCommand({ DashboardName })).catch(() => undefined);
      return facts(
        'watching',
        DashboardName,
        { readable: true },
        { readable: Boolean(body?.DashboardBody && JSON.parse(body.DashboardBody)) },
      );
    }),
  );
  return [
    ...sameSet(
      'alarms',
      'alarm',
      alarmNames,
      alarms.map(({ AlarmName }) => AlarmName ?? ''),
    ),
    ...facts(
      'alarms',
      'alarms',
      { 'without an action': 0 },
      { 'without an action': alarms.filter(({ AlarmActions }) => !AlarmActions?.length).length },
    ),
    ...sameSet('metric filters', 'filter', filterNames, filters),
    ...sameSet('watching', 'notification of', observability.notify, [...new Set(subscribed)]),
    ...dashboards.flat(),
  ];
}

function allAlarms({ cloudWatch: client }: Clients): Promise<(MetricAlarm | CompositeAlarm)[]> {
  return everyItem<DescribeAlarmsCommandOutput, MetricAlarm | CompositeAlarm>(
    paginateDescribeAlarms({ client }, { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
    ({ MetricAlarms = [], CompositeAlarms = [] }) => [...MetricAlarms, ...CompositeAlarms],
  );
}

async function allFilterNames({ logs: client }: Clients): Promise<string[]> {
  const filters = await everyItem(paginateDescribeMetricFilters({ client }, {}), (page) => page.metricFilters);
  return filters.flatMap(({ filterName }) => filterName ?? []);
}
