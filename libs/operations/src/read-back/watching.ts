import {
  type CompositeAlarm,
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandOutput,
  GetDashboardCommand,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListSubscriptionsCommand } from '@aws-sdk/client-sns';
import { type Clients } from './clients';
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
  const { Subscriptions = [] } = await clients.sns.send(new ListSubscriptionsCommand({}));
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

async function allAlarms({ cloudWatch }: Clients): Promise<(MetricAlarm | CompositeAlarm)[]> {
  const alarms: (MetricAlarm | CompositeAlarm)[] = [];
  let NextToken: string | undefined;
  do {
    const page: DescribeAlarmsCommandOutput = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], NextToken }),
    );
    alarms.push(...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return alarms;
}

async function allFilterNames({ logs }: Clients): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: { metricFilters?: { filterName?: string }[]; nextToken?: string } = await logs.send(
      new DescribeMetricFiltersCommand({ nextToken }),
    );
    names.push(...(page.metricFilters ?? []).flatMap(({ filterName }) => filterName ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return names;
}
