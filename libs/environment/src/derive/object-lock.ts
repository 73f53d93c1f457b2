import { type ObjectLockMode } from '@nss/observability';
import { type Environment } from '../schema';

/** Who may delete the trail from S3 before its time. @default - governance where the environment is promoted to: its records outlive a deployment that went wrong */
export function objectLockOf({ audit, promotedFrom }: Pick<Environment, 'audit' | 'promotedFrom'>): ObjectLockMode {
  return audit.objectLock ?? (promotedFrom === undefined ? 'none' : 'governance');
}
