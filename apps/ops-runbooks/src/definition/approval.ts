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
