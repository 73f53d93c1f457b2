import { type ActionName, type AutomationDocument, isFixed, placeholdersIn, walkSteps } from '@nss/ssm-automation';

/**
 * Services that answer in the embedded cloud, as runbooks and boto3 write them: the ones its README names, and others
 * that MiniStack carries.
 */
const EMBEDDED_SERVICES: ReadonlySet<string> = new Set([
  'apigatewayv2',
  'athena',
  'autoscaling',
  'backup',
  'budgets',
  'cloudformation',
  'cloudfront',
  'cloudtrail',
  'cloudwatch',
  'codebuild',
  'directconnect',
  'docdb',
  'dynamodb',
  'ec2',
  'ecr',
  'ecs',
  'efs',
  'eks',
  'elasticache',
  'elbv2',
  'events',
  'iam',
  'kinesis',
  'kinesisanalyticsv2',
  'kms',
  'lambda',
  'logs',
  'rds',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'stepfunctions',
  'sts',
]);

/** The service behind actions that name none. */
const ACTION_SERVICES: Readonly<Partial<Record<ActionName, string>>> = {
  'aws:changeInstanceState': 'ec2',
  'aws:copyImage': 'ec2',
  'aws:createImage': 'ec2',
  'aws:createStack': 'cloudformation',
  'aws:createTags': 'ec2',
  'aws:deleteImage': 'ec2',
  'aws:deleteStack': 'cloudformation',
  'aws:executeStateMachine': 'stepfunctions',
  'aws:invokeLambdaFunction': 'lambda',
  'aws:invokeWebhook': 'webhooks',
  'aws:runCommand': 'ssm',
  'aws:runInstances': 'ec2',
};

/** Every service that the steps and scripts of a document call. */
export function servicesOf(document: AutomationDocument): Set<string> {
  return new Set(
    walkSteps(document).flatMap(({ step: { action, inputs = {} } }) => {
      const { Service, Script } = inputs;
      const own = ACTION_SERVICES[action];
      const inScript =
        typeof Script === 'string'
          ? [...Script.matchAll(/(?:client|resource)\(\s*(?:service_name\s*=\s*)?['"]([\w-]+)['"]/g)].map(
              (match) => match[1] as string,
            )
          : [];
      return [...(own ? [own] : []), ...(typeof Service === 'string' ? [Service.toLowerCase()] : []), ...inScript];
    }),
  );
}

/** Why the embedded cloud cannot run a document; undefined where it can. */
export function notRunnable(document: AutomationDocument): string | undefined {
  const missing = [...servicesOf(document)].filter((service) => !EMBEDDED_SERVICES.has(service));
  if (missing.length > 0) return `calls ${missing.sort().join(', ')}`;
  const scripts = walkSteps(document)
    .filter(({ step }) => step.action === 'aws:executeScript')
    .map(({ step }) => step.inputs ?? {});
  if (scripts.some(({ Script }) => typeof Script !== 'string')) return 'runs a script from an attachment';
  if (scripts.some(({ Script }) => placeholdersIn(String(Script)).length > 0))
    return 'has scripts that a build puts in';
  if (scripts.some(({ Runtime }) => isFixed(String(Runtime)) && !/^python/i.test(String(Runtime))))
    return 'runs PowerShell';
  return undefined;
}
