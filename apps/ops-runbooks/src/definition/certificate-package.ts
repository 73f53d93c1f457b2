import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';

/** Where people upload the certificate package of a server, and how it is known again. */
export const certificateParameters = {
  Bucket: {
    type: 'String',
    description: 'Bucket the package was uploaded to; its name begins with PURPOSE-certificates',
    allowedPattern: '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$',
  },
  Key: {
    type: 'String',
    description: 'The package in that bucket',
    default: 'NssCertificate.zip',
    allowedPattern: '^[A-Za-z0-9_./-]{1,512}$',
  },
  Sha256: {
    type: 'String',
    description: 'SHA-256 of the package as it was downloaded, in lower-case hexadecimal digits',
    default: 'not-given',
    allowedPattern: '^(not-given|[0-9a-f]{64})$',
  },
} as const;

/** Lets a runbook look at packages where they were uploaded, with further actions on them. */
export function readsPackages(place: RunbookPlace, further: readonly string[] = []): Permission[] {
  return [
    {
      actions: ['s3:GetObject', ...further],
      resources: [`arn:${place.partition}:s3:::${place.purpose}-certificates-*`],
      wildcardReason: 'The bucket people upload packages to; its name begins with the purpose.',
    },
    {
      actions: ['kms:Decrypt'],
      resources: [arn(place, 'kms', 'key/*')],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${place.region}.amazonaws.com` } },
      wildcardReason: 'The key of that bucket; the condition narrows it down to objects.',
    },
  ];
}
