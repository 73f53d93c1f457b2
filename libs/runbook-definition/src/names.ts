import { resourceName } from '@nss/naming';
import { type RunbookPlace } from './runbook-definition';

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

/**
 * Name of the topic that tells approvers: Systems Manager wants it to begin with `Automation`.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
 */
export function approvalTopicName({ purpose }: Pick<RunbookPlace, 'purpose'>): string {
  return `Automation-${resourceName(purpose, 'approval-topic', 1)}`;
}

/** ARN of a resource in the account and region of a place. */
export function arn({ partition, region, account }: RunbookPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
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
