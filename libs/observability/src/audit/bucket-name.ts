import { resourceName } from '@nss/naming';
import { Stack } from 'aws-cdk-lib';
import { type Construct } from 'constructs';

/** A bucket's name carries the account, because bucket names are one namespace for all of AWS: `nss-dev-111111111111-audit-bucket-01`. */
export function bucketName(scope: Construct, purpose: string, resource: string): string {
  return resourceName(`${purpose}-${Stack.of(scope).account}`, resource, 1);
}
