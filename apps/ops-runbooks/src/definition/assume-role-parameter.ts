import { roleArn, type RunbookPlace } from '@nss/runbook-definition';
import { type RunbookParameter } from '@nss/ssm-automation';

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
