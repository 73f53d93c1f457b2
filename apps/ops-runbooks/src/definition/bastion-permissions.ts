import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';

/** Lets a runbook run the named command documents on the bastion, on no other machine. */
function sends(place: RunbookPlace, documents: readonly string[]): Permission[] {
  return [
    {
      actions: ['ssm:SendCommand'],
      resources: documents.map((name) => `arn:${place.partition}:ssm:${place.region}::document/${name}`),
    },
    {
      actions: ['ssm:SendCommand'],
      resources: [arn(place, 'ec2', 'instance/*')],
      conditions: { StringEquals: { 'ssm:resourceTag/Name': `${place.purpose}-bastion-01` } },
      wildcardReason: 'The tag narrows it down to the bastion.',
    },
  ];
}

/**
 * For steps: commands on the bastion, whose results Automation reads.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runcommand.html
 */
export function commandsByStep(place: RunbookPlace, documents: readonly string[]): Permission[] {
  return [
    ...sends(place, documents),
    {
      actions: ['ssm:ListCommands', 'ssm:ListCommandInvocations', 'ssm:GetCommandInvocation'],
      resources: ['*'],
      wildcardReason: 'These read-only actions take no resource.',
    },
  ];
}

/** For scripts that send commands themselves and read each result. */
export function commandsByScript(place: RunbookPlace, documents: readonly string[]): Permission[] {
  return [
    ...sends(place, documents),
    {
      actions: ['ssm:GetCommandInvocation'],
      resources: ['*'],
      wildcardReason: 'This read-only action takes no resource.',
    },
  ];
}
