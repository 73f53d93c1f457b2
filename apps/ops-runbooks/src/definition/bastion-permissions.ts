import { arn } from './names';
import { type Permission, type RunbookPlace } from './runbook-definition';

/** Lets a runbook run the named command documents on the bastion, on no other machine, and read their results. */
export function onBastion(place: RunbookPlace, documents: readonly string[]): Permission[] {
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
    {
      actions: ['ssm:ListCommands', 'ssm:ListCommandInvocations', 'ssm:GetCommandInvocation', 'ssm:DescribeInstanceInformation'],
      resources: ['*'],
      wildcardReason: 'These read-only actions take no resource.',
    },
  ];
}
