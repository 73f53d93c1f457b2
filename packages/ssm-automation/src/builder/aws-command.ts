/**
 * A command class of an AWS SDK v3 client. Its name gives the API, its input the parameters, so that the compiler
 * checks both.
 */
export type AwsCommand = abstract new (input: never) => { input: unknown };

/** What a command takes. */
export type CommandInput<C extends AwsCommand> = NonNullable<InstanceType<C>['input']>;

/** Namespaces that runbooks (and boto3) call otherwise than the API's own model does. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  applicationautoscaling: 'application-autoscaling',
  cloudwatchevents: 'events',
  cloudwatchlogs: 'logs',
  cognitoidentityprovider: 'cognito-idp',
  configservice: 'config',
  costexplorer: 'ce',
  databasemigrationservice: 'dms',
  elasticfilesystem: 'efs',
  elasticloadbalancing: 'elb',
  elasticloadbalancingv2: 'elbv2',
  eventbridge: 'events',
  resourcegroups: 'resource-groups',
  servicequotas: 'service-quotas',
  sfn: 'stepfunctions',
};

/**
 * The Service and Api that a runbook writes for a command.
 *
 * @throws TypeError for a class that is no command of the SDK
 */
export function apiOf(command: AwsCommand): { Service: string; Api: string } {
  // Every generated command carries its operation's schema: kind, namespace, name, …
  const { schema } = new (command as unknown as new (input: object) => { schema?: readonly unknown[] })({});
  const [, namespace, name] = schema ?? [];
  if (typeof namespace !== 'string' || typeof name !== 'string')
    throw new TypeError(`${command.name} is no command of an AWS SDK client`);
  const service = namespace.split('.').at(-1) as string;
  return { Service: OTHER_NAMES[service] ?? service, Api: name };
}
