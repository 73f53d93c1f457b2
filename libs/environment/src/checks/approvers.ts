import { partitionOf } from '@nss/aws-partitions';
import { approverArn } from '../derive/approval';
import { type Check } from './check';

/**
 * Approvers are people of the environment's account. Automation takes an answer from callers of the account of the execution only:
 * SendAutomationSignal names an execution by its id, which no other account has.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendAutomationSignal.html
 */
export const approvers: Check = function* ({
  purpose,
  account,
  region,
  promotedFrom,
  relay: { availability },
  operations: { approvers: named, requiredApprovals },
}) {
  const path = ['operations', 'approvers'];
  const own = `arn:${partitionOf(region)}:iam or sts::${account}`;
  for (const [i, approver] of (named ?? []).entries()) {
    const [, partition, , , owner, resource = approver] = approverArn(approver, { account, region }).split(':');
    const role = /^(?:role\/(?:.*\/)?|assumed-role\/)([^/]+)/.exec(resource)?.[1] ?? '';
    if (owner !== undefined && (owner !== account || partition !== partitionOf(region))) {
      yield {
        path: [...path, i],
        message: `${approver} is not of this environment's account, and nobody answers an approval from another one`,
        allowed: own,
        remedy: `write ${resource}, which is one of this account, or a role of it that those people may assume`,
      };
    } else if (role.startsWith(`${purpose}-`) && /-role-\d+$/.test(role)) {
      yield {
        path: [...path, i],
        message: `${role} is a role of the environment itself: jobs and runbooks have it, and no person answers as it`,
        allowed: 'users and roles of people',
        remedy: 'name a role that people sign in to',
      };
    }
  }
  if (requiredApprovals > Math.max(named?.length ?? 0, 1)) {
    yield {
      path: ['operations', 'requiredApprovals'],
      message: `${requiredApprovals} approvals are required of ${named?.length ?? 0} approvers`,
      allowed: `1 to ${Math.max(named?.length ?? 0, 1)}`,
      remedy: 'name more approvers, or require fewer approvals',
    };
  }
  if (named === undefined && promotedFrom !== undefined && availability === 'active-standby') {
    yield {
      path,
      severity: 'warning',
      message: 'nobody may approve a fail-over, so that nss-failover is refused here',
      allowed: 'one to ten users or roles of people of this account',
      remedy: 'name them, for example approvers: [role/relay-approver]',
    };
  }
};
