import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';

/** Lets a runbook publish to one encrypted topic. */
export function publishes(place: RunbookPlace, topicArn: string): Permission[] {
  return [
    { actions: ['sns:Publish'], resources: [topicArn] },
    {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [arn(place, 'kms', 'key/*')],
      conditions: { StringEquals: { 'kms:ViaService': `sns.${place.region}.amazonaws.com` } },
      wildcardReason: 'The key of the topic; the condition narrows it down to notifications.',
    },
  ];
}
