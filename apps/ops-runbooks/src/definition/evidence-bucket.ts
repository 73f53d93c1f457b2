import { resourceName } from '@nss/naming';
import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';

/** Name of the bucket that keeps what runbooks found, below `evidence/`: the one of the audit trail. */
export function evidenceBucket({ purpose, account }: Pick<RunbookPlace, 'purpose' | 'account'>): string {
  return resourceName(`${purpose}-${account}`, 'audit-bucket', 1);
}

/** Below it the bastion puts the whole answers of commands; a runbook that asked reads them there. */
export const COMMAND_OUTPUTS = 'evidence/commands';

/** What the bastion has to be allowed to write: the whole answers of commands. */
export function commandOutputsArn(place: Pick<RunbookPlace, 'purpose' | 'account' | 'partition'>): string {
  return `arn:${place.partition}:s3:::${evidenceBucket(place)}/${COMMAND_OUTPUTS}/*`;
}

/** Lets a runbook read the whole answer of a command. */
export function readsCommandOutputs(place: RunbookPlace): Permission {
  return {
    actions: ['s3:GetObject'],
    resources: [commandOutputsArn(place)],
    wildcardReason: 'One object for each command, whose id is not known before.',
  };
}

/** ARN of the alias of the key that objects are encrypted with. */
export function evidenceKey(place: RunbookPlace): string {
  return arn(place, 'kms', `alias/${resourceName(place.purpose, 'data-key', 1)}`);
}

/** Lets a runbook put encrypted objects there. It can neither read nor replace what others put there by name. */
export function keepsEvidence(place: RunbookPlace): Permission[] {
  return [
    {
      actions: ['s3:PutObject'],
      resources: [`arn:${place.partition}:s3:::${evidenceBucket(place)}/evidence/*`],
      wildcardReason: 'One object for each execution, below evidence/.',
    },
    {
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [arn(place, 'kms', 'key/*')],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${place.region}.amazonaws.com` } },
      wildcardReason: 'The key of the audit bucket; the condition narrows it down to objects.',
    },
  ];
}
