import { askControl } from './control-route';

/** A role of a cloud's account. */
export interface RoleOfAccount {
  readonly account: string;
  /** Its name, without a path. */
  readonly role: string;
}

/** Something a role was allowed. */
export interface AllowedDecision {
  /** `ssm:PutParameter` */
  readonly action: string;
  /** ARN; the id of what AWS had yet to make is `*`. */
  readonly resource: string;
  /** Condition keys the request supplied, and their values. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

async function asked(
  endpoint: string,
  role: RoleOfAccount,
): Promise<{ actions: string[]; decisions: AllowedDecision[] }> {
  return (await (await askControl(endpoint, 'permissions-used', role)).json()) as {
    actions: string[];
    decisions: AllowedDecision[];
  };
}

/**
 * The actions a role was allowed since the cloud began, by their names in policies.
 * @param endpoint of the cloud
 */
export async function permissionsUsed(endpoint: string, role: RoleOfAccount): Promise<string[]> {
  return (await asked(endpoint, role)).actions;
}

/** The same with the resource each was decided on, and with what the request said of itself. */
export async function allowedDecisions(endpoint: string, role: RoleOfAccount): Promise<AllowedDecision[]> {
  return (await asked(endpoint, role)).decisions;
}
