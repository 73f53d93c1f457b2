import { DescribeTrailsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import {
  DescribeAlarmsCommand,
  GetDashboardCommand,
  ListDashboardsCommand,
  ListTagsForResourceCommand as ListAlarmTagsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  DescribeQueryDefinitionsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import { GetBucketPolicyCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetTopicAttributesCommand, ListSubscriptionsCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { DescribeParametersCommand, GetDocumentCommand, ListDocumentsCommand } from '@aws-sdk/client-ssm';
import { type AccountClients } from '@nss/account-state';
import { type Answer, everything } from './everything';

type Lists = Record<string, () => Promise<Answer[]>>;

/** What watches, records and tells, and the runbooks. */
export function records(clients: AccountClients, account: string): Lists {
  return { ...watching(clients, account), ...kept(clients), ...told(clients), ...runbooks(clients) };
}

function watching({ cloudWatch, logs, budgets }: AccountClients, AccountId: string): Lists {
  const alarms = (key: 'MetricAlarms' | 'CompositeAlarms') => async () => {
    const AlarmTypes = ['MetricAlarm' as const, 'CompositeAlarm' as const];
    const all = await everything((next) => cloudWatch.send(new DescribeAlarmsCommand({ AlarmTypes, ...next })), key);
    return Promise.all(
      all.map(async ({ StateValue: _, ...alarm }) => {
        const ResourceARN = String(alarm['AlarmArn']);
        return { ...alarm, Tags: (await cloudWatch.send(new ListAlarmTagsCommand({ ResourceARN }))).Tags };
      }),
    );
  };
  return {
    alarms: alarms('MetricAlarms'),
    compositeAlarms: alarms('CompositeAlarms'),
    dashboards: async () => {
      const all = await everything((next) => cloudWatch.send(new ListDashboardsCommand(next)), 'DashboardEntries');
      return Promise.all(
        all.map(async ({ DashboardName }) => ({
          DashboardName,
          body: (await cloudWatch.send(new GetDashboardCommand({ DashboardName: String(DashboardName) })))
            .DashboardBody,
        })),
      );
    },
    logGroups: () => everything((next) => logs.send(new DescribeLogGroupsCommand(next)), 'logGroups'),
    metricFilters: () => everything((next) => logs.send(new DescribeMetricFiltersCommand(next)), 'metricFilters'),
    queries: () => everything((next) => logs.send(new DescribeQueryDefinitionsCommand(next)), 'queryDefinitions'),
    budgets: async () =>
      (await everything((next) => budgets.send(new DescribeBudgetsCommand({ AccountId, ...next })), 'Budgets')).map(
        // What was spent and the months are of the day it was made.
        ({ BudgetName, BudgetLimit, BudgetType, CostFilters }) => ({
          BudgetName,
          BudgetLimit,
          BudgetType,
          CostFilters,
        }),
      ),
  };
}

function kept({ s3, cloudTrail }: AccountClients): Lists {
  return {
    buckets: async () => {
      const all = await everything(() => s3.send(new ListBucketsCommand({})), 'Buckets');
      return Promise.all(
        all.map(async ({ Name }) => ({
          Name,
          policy: await s3.send(new GetBucketPolicyCommand({ Bucket: String(Name) })).then(
            ({ Policy }) => Policy,
            () => 'none',
          ),
        })),
      );
    },
    trails: async () => {
      const all = await everything(() => cloudTrail.send(new DescribeTrailsCommand({})), 'trailList');
      return Promise.all(
        all.map(async (trail) => ({
          ...trail,
          isLogging: (await cloudTrail.send(new GetTrailStatusCommand({ Name: String(trail['Name']) }))).IsLogging,
        })),
      );
    },
  };
}

function told({ sns, events }: AccountClients): Lists {
  return {
    topics: async () => {
      const all = await everything((next) => sns.send(new ListTopicsCommand(next)), 'Topics');
      return Promise.all(
        all.map(async ({ TopicArn }) => ({
          TopicArn,
          ...(await sns.send(new GetTopicAttributesCommand({ TopicArn: String(TopicArn) }))).Attributes,
        })),
      );
    },
    subscriptions: async () =>
      (await everything((next) => sns.send(new ListSubscriptionsCommand(next)), 'Subscriptions')).map(
        ({ TopicArn, Protocol, Endpoint }) => ({ TopicArn, Protocol, Endpoint }),
      ),
    rules: async () => {
      const all = await everything((next) => events.send(new ListRulesCommand(next)), 'Rules');
      return Promise.all(
        all.map(async (rule) => ({
          ...rule,
          targets: (await events.send(new ListTargetsByRuleCommand({ Rule: String(rule['Name']) }))).Targets,
        })),
      );
    },
  };
}

function runbooks({ ssm }: AccountClients): Lists {
  const Filters = [{ Key: 'Owner', Values: ['Self'] }];
  return {
    documents: async () => {
      const all = await everything(
        (next) => ssm.send(new ListDocumentsCommand({ Filters, ...next })),
        'DocumentIdentifiers',
      );
      return Promise.all(
        all.map(async ({ Name, Tags }) => ({
          Name,
          Tags,
          content: (await ssm.send(new GetDocumentCommand({ Name: String(Name) }))).Content,
        })),
      );
    },
    parameters: () => everything((next) => ssm.send(new DescribeParametersCommand(next)), 'Parameters'),
  };
}
