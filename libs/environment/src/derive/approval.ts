import { partitionOf } from '@nss/aws-partitions';
import { type Environment } from '../schema';

/** Who has to approve what a runbook changes, as the environment file says it: never whoever starts the runbook. */
export type Approval = Approvers | 'nobody is asked' | 'nobody may';

/** Some of these have to approve. */
export interface Approvers {
  /** One to ten: names of users, or ARNs of users, roles and sessions of roles. */
  readonly by: readonly string[];
  /** How many of them have to. */
  readonly required: number;
  /** Whether one of those who approve has to be somebody else than whoever starts it. */
  readonly fourEyes: boolean;
}

type Place = Pick<Environment, 'account' | 'region'>;

/** An approver as Automation takes it: what the file leaves out before the kind is the environment's; a bare word is a user's name. */
export function approverArn(approver: string, { account, region }: Place): string {
  const service = { user: 'iam', role: 'iam', 'assumed-role': 'sts' }[/^[^/:]+(?=\/)/.exec(approver)?.[0] ?? ''];
  return service === undefined ? approver : `arn:${partitionOf(region)}:${service}::${account}:${approver}`;
}

/** What tells principals of an account apart, however they are written: names of users and roles are unique whatever their paths and case. */
export function principalOf(approver: string, place: Place): string {
  const [kind = '', ...rest] = approverArn(approver, place).split(':').at(-1)!.split('/');
  if (rest.length === 0) return `user/${kind.toLowerCase()}`;
  return kind === 'assumed-role'
    ? [kind, rest[0]!.toLowerCase(), ...rest.slice(1)].join('/')
    : `${kind}/${rest.at(-1)!.toLowerCase()}`;
}

/** Who has to approve a fail-over. Where the environment is promoted to, somebody has to: a file that names nobody lets none happen. */
export function approvalOf(environment: Pick<Environment, 'operations' | 'promotedFrom'> & Place): Approval {
  const {
    operations: { approvers, requiredApprovals, fourEyes },
    promotedFrom,
  } = environment;
  const isPromotedTo = promotedFrom !== undefined;
  if (approvers)
    return {
      by: approvers.map((each) => approverArn(each, environment)),
      required: requiredApprovals,
      fourEyes: fourEyes ?? isPromotedTo,
    };
  return isPromotedTo ? 'nobody may' : 'nobody is asked';
}
