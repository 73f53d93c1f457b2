import {
  ListTagsForResourceCommand,
  type LogGroup,
  paginateDescribeLogGroups,
  paginateDescribeMetricFilters,
  paginateDescribeSubscriptionFilters,
} from '@aws-sdk/client-cloudwatch-logs';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { type Reading, tagMap } from './reading';

/** Log groups of the environment with their filters and subscriptions; nothing of what is in them. */
export async function readLogGroups(from: Reading): Promise<AccountResource[]> {
  const all = await everyItem(paginateDescribeLogGroups({ client: from.clients.logs }, {}), (page) => page.logGroups);
  const owned = from.ids('AWS::Logs::LogGroup');
  const ours = all.filter(({ logGroupName = '' }) => owned.includes(logGroupName) || from.isNamed(logGroupName));
  return (await Promise.all(ours.map((group) => groupOf(from, group)))).flat();
}

async function groupOf({ clients: { logs } }: Reading, group: LogGroup): Promise<AccountResource[]> {
  const { logGroupName = '', arn = '' } = group;
  const client = { client: logs };
  const [{ tags }, filters, subscriptions] = await Promise.all([
    logs.send(new ListTagsForResourceCommand({ resourceArn: arn.replace(/:\*$/, '') })),
    everyItem(paginateDescribeMetricFilters(client, { logGroupName }), (page) => page.metricFilters),
    everyItem(paginateDescribeSubscriptionFilters(client, { logGroupName }), (page) => page.subscriptionFilters),
  ]);
  return [
    {
      Type: 'AWS::Logs::LogGroup',
      PhysicalId: logGroupName,
      Properties: {
        KmsKeyId: group.kmsKeyId,
        LogGroupClass: group.logGroupClass,
        LogGroupName: logGroupName,
        RetentionInDays: group.retentionInDays,
        Tags: tagMap(tags),
      },
    },
    ...filters.map(({ filterName, filterPattern, metricTransformations }) => ({
      Type: 'AWS::Logs::MetricFilter',
      PhysicalId: `${logGroupName}|${filterName}`,
      Properties: {
        FilterName: filterName,
        FilterPattern: filterPattern,
        LogGroupName: logGroupName,
        MetricTransformations: metricTransformations?.map((each) => ({
          DefaultValue: each.defaultValue,
          Dimensions: Object.entries(each.dimensions ?? {}).map(([Key, Value]) => ({ Key, Value })),
          MetricName: each.metricName,
          MetricNamespace: each.metricNamespace,
          MetricValue: each.metricValue,
          Unit: each.unit,
        })),
      },
    })),
    ...subscriptions.map(({ filterName, filterPattern, destinationArn, roleArn }) => ({
      Type: 'AWS::Logs::SubscriptionFilter',
      PhysicalId: `${logGroupName}|${filterName}`,
      Properties: {
        DestinationArn: destinationArn,
        FilterPattern: filterPattern,
        LogGroupName: logGroupName,
        RoleArn: roleArn,
      },
    })),
  ];
}
