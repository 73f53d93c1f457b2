import { resourceName } from '@nss/naming';
import { type RunbookParameter } from '@nss/automation';
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
    AutomationAssumeRole: { type: 'AWS::IAM::Role::Arn', description: 'The role the runbook acts with', default: roleArn(place, runbook) },
  } as const satisfies Record<string, RunbookParameter>;
}

/** Lets a runbook read what should be there, and which servers relay. */
export function readsDescription(place: RunbookPlace): Permission {
  return {
    actions: ['ssm:GetParameter'],
    resources: [arn(place, 'ssm', `parameter${systemParameterName(place.purpose)}`), arn(place, 'ssm', `parameter/${place.purpose}/relay/*`)],
    wildcardReason: 'One parameter for each log type and server, all below the relay\'s own path.',
  };
}
