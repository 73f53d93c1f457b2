import { resourceName } from '@nss/naming';

/** Name of the log group that holds an environment's flow log: `nss-dev-flow-log-group-01`. */
export function flowLogGroupName(purpose: string): string {
  return resourceName(purpose, 'flow-log-group', 1);
}

/** Name of the log group in which alarms and queries read the audit trail: `nss-dev-audit-trail-log-group-01`. */
export function auditTrailLogGroupName(purpose: string): string {
  return resourceName(purpose, 'audit-trail-log-group', 1);
}

/** Name of the log group of the transcripts of sessions on the bastion: `nss-dev-session-log-group-01`. */
export function sessionLogGroupName(purpose: string): string {
  return resourceName(purpose, 'session-log-group', 1);
}

/** Name of a log group of the bastion's agent: `nss-dev-bastion-system-log-group-01`. */
export function bastionLogGroupName(purpose: string, log: BastionLog): string {
  return resourceName(purpose, `bastion-${log}-log-group`, 1);
}

/** The logs of the bastion: Windows' event logs, and those of the two agents. */
export type BastionLog = 'system' | 'application' | 'security' | 'ssm-agent' | 'cloudwatch-agent';
