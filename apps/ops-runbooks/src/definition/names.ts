import { resourceName } from '@nss/naming';
import { type RunbookParameter } from '@nss/ssm-automation';
import { systemParameterName } from './system-description';
import { type Permission, type RunbookPlace } from './runbook-definition';

/** Name of a runbook's document: `nss-dev-nss-health-check-01`. */
export function documentName({ purpose }: Pick<RunbookPlace, 'purpose'>, runbook: string): string {
  return resourceName(purpose, runbook, 1);
}

/** Name of the role a runbook acts with: `nss-dev-nss-health-check-role-01`. */
export function roleName({ purpose }: Pick<RunbookPlace, 'purpose'>, runbook: string): string {
  return resourceName(purpose, `${runbook}-role`, 1);
}

/** ARN of the role a runbook acts with. */
export function roleArn(place: RunbookPlace, runbook: string): string {
  return `arn:${place.partition}:iam::${place.account}:role/${roleName(place, runbook)}`;
}

/** ARN of a resource in the account and region of a place. */
export function arn({ partition, region, account }: RunbookPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/**
 * The parameter that names the role, under the name the AWS console looks for. Its default is the runbook's own role.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup.html
 */
export function assumeRoleParameter(place: RunbookPlace, runbook: string) {
  return {
    AutomationAssumeRole: {
      type: 'AWS::IAM::Role::Arn',
      description: 'The role the runbook acts with',
      default: roleArn(place, runbook),
    },
  } as const satisfies Record<string, RunbookParameter>;
}

/**
 * What starting one runbook is decided on: its document, the execution that comes of it, and, because the reference lists it as
 * optional, the definition in every version. An execution has an id that AWS gives it, so that the document is what narrows it down.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
export function startedResources(place: RunbookPlace, runbook: string): readonly string[] {
  const document = documentName(place, runbook);
  return [
    arn(place, 'ssm', `document/${document}`),
    arn(place, 'ssm', 'automation-execution/*'),
    arn(place, 'ssm', `automation-definition/${document}:*`),
  ];
}

/** The tag that tells executions of an environment from those of others, who may not read or end them. */
export function executionTags({ purpose }: Pick<RunbookPlace, 'purpose'>): Readonly<Record<string, string>> {
  return { purpose };
}

/**
 * Lets a runbook start another one with the tag of the environment, look at it, and hand Systems Manager the role of that one. Whoever
 * starts an execution with tags has to be allowed to tag executions; those of another environment keep their tag.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
 */
export function startsRunbook(place: RunbookPlace, runbook: string): Permission[] {
  const executions = [arn(place, 'ssm', 'automation-execution/*')];
  const wildcardReason = 'Executions have ids of their own; the tag narrows them down to the environment.';
  return [
    {
      actions: ['ssm:AddTagsToResource'],
      resources: executions,
      wildcardReason,
      conditions: {
        StringEquals: { 'aws:RequestTag/purpose': place.purpose },
        StringEqualsIfExists: { 'aws:ResourceTag/purpose': place.purpose },
        'ForAllValues:StringEquals': { 'aws:TagKeys': Object.keys(executionTags(place)) },
      },
    },
    {
      actions: ['ssm:GetAutomationExecution'],
      resources: executions,
      wildcardReason,
      conditions: { StringEquals: { 'aws:ResourceTag/purpose': place.purpose } },
    },
    {
      actions: ['ssm:StartAutomationExecution'],
      resources: startedResources(place, runbook),
      wildcardReason: 'Every version of the one document; executions have ids of their own.',
    },
    {
      actions: ['iam:PassRole'],
      resources: [roleArn(place, runbook)],
      conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
    },
  ];
}

/** Lets a runbook read what should be there, and which servers relay. */
export function readsDescription(place: RunbookPlace): Permission {
  return {
    actions: ['ssm:GetParameter'],
    resources: [
      arn(place, 'ssm', `parameter${systemParameterName(place.purpose)}`),
      arn(place, 'ssm', `parameter/${place.purpose}/relay/*`),
    ],
    wildcardReason: "One parameter for each log type and server, all below the relay's own path.",
  };
}
