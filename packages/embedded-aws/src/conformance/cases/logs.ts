import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { tags } from './network';
import { key, policyFor } from './services-let-in';

const group: TemplateResource = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/test/flows' } };

/** Logs, topics, alarms, events, budgets. */
export const logCases: TypeCase[] = [
  {
    type: 'AWS::Logs::LogGroup',
    resources: {
      Key: key,
      Subject: {
        ...group,
        Properties: {
          ...group.Properties,
          RetentionInDays: 30,
          KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ logs }, { Subject }) => {
      const found = (await logs.describeLogGroups({ logGroupNamePrefix: Subject! })).logGroups![0];
      return found && { ...found, tags: (await logs.listTagsForResource({ resourceArn: found.logGroupArn! })).tags };
    },
    expected: () => ({
      logGroupName: '/test/flows',
      retentionInDays: 30,
      kmsKeyId: expect.stringContaining(':key/'),
      tags: { Environment: 'dev' },
    }),
    change: {
      properties: { RetentionInDays: 90, Tags: tags('prod') },
      expected: () => ({ retentionInDays: 90, tags: { Environment: 'prod' } }),
    },
    drift: ({ logs }, { Subject }) => logs.putRetentionPolicy({ logGroupName: Subject!, retentionInDays: 1 }),
  },
  {
    type: 'AWS::Logs::MetricFilter',
    resources: {
      Group: group,
      Subject: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: {
          FilterName: 'rejects',
          LogGroupName: { Ref: 'Group' },
          FilterPattern: '[version, eni, action="REJECT"]',
          MetricTransformations: [
            { MetricName: 'Rejects', MetricNamespace: 'Relay', MetricValue: '1', DefaultValue: 0, Unit: 'Count' },
          ],
        },
      },
    },
    read: async ({ logs }) => (await logs.describeMetricFilters({ logGroupName: '/test/flows' })).metricFilters![0],
    expected: () => ({
      filterName: 'rejects',
      filterPattern: '[version, eni, action="REJECT"]',
      metricTransformations: [
        { metricName: 'Rejects', metricNamespace: 'Relay', metricValue: '1', defaultValue: 0, unit: 'Count' },
      ],
    }),
    change: { properties: { FilterPattern: 'ERROR' }, expected: () => ({ filterPattern: 'ERROR' }) },
    drift: ({ logs }) =>
      logs.putMetricFilter({
        logGroupName: '/test/flows',
        filterName: 'rejects',
        filterPattern: 'other',
        metricTransformations: [{ metricName: 'Rejects', metricNamespace: 'Relay', metricValue: '1' }],
      }),
  },
  {
    type: 'AWS::Logs::ResourcePolicy',
    resources: {
      Subject: {
        Type: 'AWS::Logs::ResourcePolicy',
        Properties: { PolicyName: 'events', PolicyDocument: JSON.stringify(policyFor('events')) },
      },
    },
    read: async ({ logs }) =>
      (await logs.describeResourcePolicies({})).resourcePolicies!.find(({ policyName }) => policyName === 'events'),
    expected: () => ({ policyDocument: expect.stringContaining('events.amazonaws.com') }),
    change: {
      properties: { PolicyDocument: JSON.stringify(policyFor('route53')) },
      expected: () => ({ policyDocument: expect.stringContaining('route53') }),
    },
  },
  {
    type: 'AWS::Logs::QueryDefinition',
    resources: {
      Group: group,
      Subject: {
        Type: 'AWS::Logs::QueryDefinition',
        Properties: {
          Name: 'top talkers',
          QueryString: 'stats count(*) by srcaddr',
          LogGroupNames: [{ Ref: 'Group' }],
        },
      },
    },
    read: async ({ logs }, { Subject }) =>
      (await logs.describeQueryDefinitions({})).queryDefinitions!.find(
        ({ queryDefinitionId }) => queryDefinitionId === Subject,
      ),
    expected: () => ({ name: 'top talkers', queryString: 'stats count(*) by srcaddr', logGroupNames: ['/test/flows'] }),
    change: { properties: { QueryString: 'fields @message' }, expected: () => ({ queryString: 'fields @message' }) },
    drift: ({ logs }, { Subject }) =>
      logs.putQueryDefinition({ queryDefinitionId: Subject!, name: 'top talkers', queryString: 'fields @log' }),
  },
];
