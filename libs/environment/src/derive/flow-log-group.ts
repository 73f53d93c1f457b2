import { resourceName } from '@nss/naming';

/** Name of the log group that holds an environment's flow log: `nss-dev-flow-log-group-01`. */
export function flowLogGroupName(purpose: string): string {
  return resourceName(purpose, 'flow-log-group', 1);
}
