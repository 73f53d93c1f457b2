import { type Invariant } from './invariant';
import { type PlacedResource, type SynthesisedStage, firstOf, ofType, place } from './synthesised-stage';

interface Dashboard {
  DashboardBody: unknown;
}
interface Widget {
  properties?: { metrics?: unknown[] };
}
interface Alarm {
  AlarmActions?: unknown[];
  OKActions?: unknown[];
  InsufficientDataActions?: unknown[];
  AlarmRule?: unknown;
  Period?: number;
  EvaluationPeriods?: number;
  Metrics?: unknown[];
}
interface MetricFilter {
  LogGroupName: unknown;
}
interface Rule {
  Targets?: unknown[];
}
interface Interface {
  GroupSet?: unknown[];
}
interface AclEntry {
  NetworkAclId: unknown;
  Egress?: boolean;
}
interface Budget {
  NotificationsWithSubscribers?: { Subscribers: unknown[] }[];
}

/** The widgets of a dashboard's body, whose references stand in quotes here. */
function widgets({ Properties: { DashboardBody } }: PlacedResource<Dashboard>): Widget[] {
  const parts = (DashboardBody as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join']?.[1] ?? [DashboardBody];
  const text = parts.map((part) => (typeof part === 'string' ? part : 'REFERENCE')).join('');
  return (JSON.parse(text) as { widgets: Widget[] }).widgets;
}

function textOf(value: unknown): string {
  const parts = (value as { 'Fn::Join'?: [string, unknown[]] } | undefined)?.['Fn::Join']?.[1] ?? [value];
  // A reference is a name, and no name of an alarm has more than 255 characters.
  return parts.map((part) => (typeof part === 'string' ? part : 'x'.repeat(255))).join('');
}

/** Places of those that more than so many share a key. */
function crowded<P>(
  resources: readonly PlacedResource<P>[],
  keyOf: (resource: PlacedResource<P>) => unknown,
  most: number,
): string[] {
  const counts = new Map<string, number>();
  for (const resource of resources) {
    const key = `${resource.part}/${JSON.stringify(keyOf(resource))}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > most).map(([key, count]) => `${key}: ${count}`);
}

const alarms = (stage: SynthesisedStage) =>
  ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) => ofType<Alarm>(stage, type));
const copies = (stage: SynthesisedStage, type: string, count: number) => {
  const original = firstOf(stage, type);
  stage.resources.push(...Array.from({ length: count }, (_, index) => ({ ...original, logicalId: `Copy${index}` })));
};

/** What AWS takes of each thing before anybody asks for more. */
export const quotas: readonly Invariant[] = [
  {
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
    holds: 'a dashboard has 500 widgets at most, 500 metrics a widget and 2,500 in all',
    violations: (stage) =>
      ofType<Dashboard>(stage, 'AWS::CloudWatch::Dashboard')
        .filter((dashboard) => {
          const metrics = widgets(dashboard).map(({ properties }) => properties?.metrics?.length ?? 0);
          return (
            metrics.length > 500 ||
            Math.max(0, ...metrics) > 500 ||
            metrics.reduce((sum, count) => sum + count, 0) > 2500
          );
        })
        .map(place),
    breaks: {
      widgets: (stage) => {
        firstOf<Dashboard>(stage, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody = JSON.stringify({
          widgets: Array.from({ length: 501 }, () => ({})),
        });
      },
      'metrics of one': (stage) => {
        firstOf<Dashboard>(stage, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody = JSON.stringify({
          widgets: [{ properties: { metrics: Array.from({ length: 501 }, () => []) } }],
        });
      },
      'metrics of all': (stage) => {
        firstOf<Dashboard>(stage, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody = JSON.stringify({
          widgets: Array.from({ length: 6 }, () => ({
            properties: { metrics: Array.from({ length: 450 }, () => []) },
          })),
        });
      },
    },
  },
  {
    // API_PutMetricAlarm.html: actions, and how long alarms look back; cloudwatch_limits.html: ten metrics of an expression
    holds: 'an alarm has five actions at most of each kind, ten metrics, and looks back a day, or a week by hours',
    violations: (stage) =>
      alarms(stage)
        .filter(
          ({
            Properties: {
              AlarmActions = [],
              OKActions = [],
              InsufficientDataActions = [],
              Metrics = [],
              Period = 0,
              EvaluationPeriods = 0,
            },
          }) =>
            Math.max(AlarmActions.length, OKActions.length, InsufficientDataActions.length) > 5 ||
            Metrics.length > 10 + 1 ||
            Period * EvaluationPeriods > (Period < 3600 ? 86_400 : 604_800),
        )
        .map(place),
    breaks: {
      'six actions': (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties.OKActions = Array.from({ length: 6 }, () => 'arn');
      },
      'more than a day': (stage) => {
        Object.assign(firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties, {
          Period: 60,
          EvaluationPeriods: 1441,
        });
      },
      'many metrics': (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties.Metrics = Array.from({ length: 12 }, () => ({}));
      },
    },
  },
  {
    // API_PutCompositeAlarm.html
    holds: 'the rule of a composite alarm has 10,240 characters and 100 alarms at most',
    violations: (stage) =>
      ofType<Alarm>(stage, 'AWS::CloudWatch::CompositeAlarm')
        .filter(({ Properties: { AlarmRule } }) => {
          const rule = textOf(AlarmRule);
          return rule.length > 10_240 || (rule.match(/ALARM\(|OK\(|INSUFFICIENT_DATA\(/g) ?? []).length > 100;
        })
        .map(place),
    breaks: {
      long: (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::CompositeAlarm').Properties.AlarmRule =
          `ALARM("${'x'.repeat(10_240)}")`;
      },
      many: (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::CompositeAlarm').Properties.AlarmRule = Array.from(
          { length: 101 },
          () => 'ALARM("a")',
        ).join(' OR ');
      },
    },
  },
  {
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
    holds: 'a log group has 100 metric filters at most',
    violations: (stage) =>
      crowded(ofType<MetricFilter>(stage, 'AWS::Logs::MetricFilter'), ({ Properties }) => Properties.LogGroupName, 100),
    breaks: { '101': (stage) => copies(stage, 'AWS::Logs::MetricFilter', 101) },
  },
  {
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    holds: 'a rule has five targets at most',
    violations: (stage) =>
      ofType<Rule>(stage, 'AWS::Events::Rule')
        .filter(({ Properties: { Targets = [] } }) => Targets.length > 5)
        .map(place),
    breaks: {
      six: (stage) => {
        firstOf<Rule>(stage, 'AWS::Events::Rule').Properties.Targets = Array.from({ length: 6 }, () => ({}));
      },
    },
  },
  {
    // https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html; what a file sets is what its account has
    holds: 'an interface has as many security groups as the file says the account may, five or sixteen at most',
    violations: (stage) =>
      ofType<Interface>(stage, 'AWS::EC2::NetworkInterface')
        .filter(
          ({ Properties: { GroupSet = [] } }) =>
            GroupSet.length > Math.min(16, stage.environment.securityGroups?.groupsPerInterface ?? 5),
        )
        .map(place),
    breaks: {
      seventeen: (stage) => {
        firstOf<Interface>(stage, 'AWS::EC2::NetworkInterface').Properties.GroupSet = Array.from(
          { length: 17 },
          () => 'sg',
        );
      },
    },
  },
  {
    // The same page: 20, "includes the default deny rules"
    holds: 'a network ACL has 19 entries of ours a direction at most',
    violations: (stage) =>
      crowded(
        ofType<AclEntry>(stage, 'AWS::EC2::NetworkAclEntry'),
        ({ Properties: { NetworkAclId, Egress = false } }) => [NetworkAclId, Egress],
        19,
      ),
    breaks: { twenty: (stage) => copies(stage, 'AWS::EC2::NetworkAclEntry', 19) },
  },
  {
    // The same page, and https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
    holds: 'an environment takes five addresses and one trail of its Region at most',
    violations: (stage) => [
      ...crowded(ofType(stage, 'AWS::EC2::EIP'), () => 'address', 5),
      ...crowded(ofType(stage, 'AWS::CloudTrail::Trail'), () => 'trail', 1),
    ],
    breaks: {
      addresses: (stage) => copies(stage, 'AWS::EC2::EIP', 5),
      trails: (stage) => copies(stage, 'AWS::CloudTrail::Trail', 1),
    },
  },
  {
    // https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_NotificationWithSubscribers.html
    holds: 'a notification of a budget names eleven subscribers at most, and a budget has ten notifications',
    violations: (stage) =>
      ofType<Budget>(stage, 'AWS::Budgets::Budget')
        .filter(
          ({ Properties: { NotificationsWithSubscribers = [] } }) =>
            NotificationsWithSubscribers.length > 10 ||
            NotificationsWithSubscribers.some(({ Subscribers }) => Subscribers.length > 11),
        )
        .map(place),
    breaks: {
      twelve: (stage) => {
        firstOf<Budget>(stage, 'AWS::Budgets::Budget').Properties.NotificationsWithSubscribers![0]!.Subscribers =
          Array.from({ length: 12 }, () => ({}));
      },
    },
  },
];
