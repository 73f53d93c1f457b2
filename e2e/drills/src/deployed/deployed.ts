import { stageStacks, type TemplateResource } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { flowLogFormat, flowLogGroupName } from '@nss/observability';
import { type SubnetOfOthers, subnetsOfOthers } from '@nss/reachability';
import { type SystemDescription, systemParameterName } from '@nss/runbook-definition';
import {
  type CompositeDefinition,
  type FilterDefinition,
  type MetricAlarmDefinition,
  type RuleDefinition,
} from './definitions';
import { resolved } from './resolved';
import { onMetric } from './watched-metric';

/** Resources of a template, by logical id. */
export type Resources = Readonly<Record<string, TemplateResource>>;

/** What a drill knows of an environment: what its template defines, and what its runbooks are told. */
export interface Deployed {
  readonly environment: LoadedEnvironment['environment'];
  /** As the template has them: what decides about packets is read from here. */
  readonly resources: Resources;
  /** Subnets of a VPC that others run. */
  readonly others: readonly SubnetOfOthers[];
  readonly system: SystemDescription;
  /** Fields of a record of the flow log, in order. */
  readonly recordFields: readonly string[];
  /** Log groups by their ids: of the flow log, and of the audit trail. */
  readonly flowLogGroup: string;
  readonly filters: readonly FilterDefinition[];
  readonly alarms: readonly MetricAlarmDefinition[];
  readonly composites: readonly CompositeDefinition[];
  /** Who gets mail, by topic. */
  readonly subscribers: ReadonlyMap<string, readonly string[]>;
  readonly rules: readonly RuleDefinition[];
}

/** Reads an environment out of a cloud assembly. */
export function readDeployed(loaded: LoadedEnvironment, assembly: string): Deployed {
  const resources: Resources = Object.assign(
    {},
    ...stageStacks(assembly, loaded.name).map(({ template }) => template.Resources ?? {}),
  );
  return deployedOf(loaded, resources);
}

function deployedOf({ environment, plan }: LoadedEnvironment, resources: Resources): Deployed {
  const all = Object.entries(resources).map(([id, { Type, Properties = {} }]) => ({
    Type,
    properties: { id, ...(resolved(Properties) as Record<string, unknown>) },
  }));
  const of = <T>(type: string) => all.filter(({ Type }) => Type === type).map(({ properties }) => properties as T);
  // Whoever runs the VPC may make the flow log: in the same format, to the same group.
  const [{ LogFormat } = { LogFormat: flowLogFormat() }] = of<{ LogFormat: string }>('AWS::EC2::FlowLog');
  const groups = of<{ id: string; LogGroupName: string }>('AWS::Logs::LogGroup');
  const parameter = of<{ Name: string; Value: string }>('AWS::SSM::Parameter').find(
    ({ Name }) => Name === systemParameterName(environment.purpose),
  );
  return {
    environment,
    resources,
    others: subnetsOfOthers(plan.addresses),
    system: JSON.parse(parameter?.Value ?? '{}') as SystemDescription,
    recordFields: [...LogFormat.matchAll(/\$\{([a-z-]+)\}/g)].map(([, field = '']) => field),
    flowLogGroup: groups.find(({ LogGroupName }) => LogGroupName === flowLogGroupName(environment.purpose))?.id ?? '',
    filters: of('AWS::Logs::MetricFilter'),
    alarms: of<MetricAlarmDefinition>('AWS::CloudWatch::Alarm').map(onMetric),
    composites: of('AWS::CloudWatch::CompositeAlarm'),
    subscribers: subscribersOf(of('AWS::SNS::Subscription')),
    rules: of('AWS::Events::Rule'),
  };
}

function subscribersOf(subscriptions: readonly { readonly TopicArn: string; readonly Endpoint: string }[]) {
  const topics = [...new Set(subscriptions.map(({ TopicArn }) => TopicArn))];
  return new Map(
    topics.map((topic) => [
      topic,
      subscriptions.filter(({ TopicArn }) => TopicArn === topic).map(({ Endpoint }) => Endpoint),
    ]),
  );
}
