import { type DeclaredPermissions, type Job, type WorkflowFile, WorkflowError } from './workflow-file';

/** The scopes of a job's token (docs.github.com, workflow syntax, permissions). */
export const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'security-events',
  'statuses',
] as const;

/** A scope of a job's token. */
export type Scope = (typeof SCOPES)[number];

/** How far a token reaches in a scope. */
export type Access = 'none' | 'read' | 'write';

/** What a job's token may do: every scope, written out. */
export type Permissions = Readonly<Record<Scope, Access>>;

const RANK: Record<Access, number> = { none: 0, read: 1, write: 2 };

function every(access: Access): Permissions {
  return Object.fromEntries(SCOPES.map((scope) => [scope, access])) as Permissions;
}

/** What a token may do where nobody declares anything, with the restricted default of new repositories. */
export const DEFAULT_PERMISSIONS: Permissions = { ...every('none'), contents: 'read', packages: 'read' };

/** No limit: the cap of a workflow that nobody called. */
export const NO_CAP: Permissions = every('write');

/** What a pull request from a fork is capped to: nothing is written, and no identity token is issued. */
export const FORK_CAP: Permissions = { ...every('read'), 'id-token': 'none' };

/** Whether an access includes another. */
export function includes(held: Access, wanted: Access): boolean {
  return RANK[held] >= RANK[wanted];
}

/** What a declaration means. @throws WorkflowError for a scope or access that does not exist */
function expand(declared: DeclaredPermissions, fail: (problem: string) => Error): Permissions {
  if (declared === 'read-all') return { ...every('read'), 'id-token': 'none' };
  if (declared === 'write-all') return every('write');
  const entries = Object.entries(declared ?? {});
  const unknown = entries.find(([scope, access]) => !SCOPES.includes(scope as Scope) || !(access in RANK));
  if (unknown) throw fail(`permissions have no ${unknown[0]}: ${unknown[1]}`);
  return { ...every('none'), ...Object.fromEntries(entries) } as Permissions;
}

/** The lower of two, scope by scope. */
export function capped(permissions: Permissions, cap: Permissions): Permissions {
  return Object.fromEntries(
    SCOPES.map((scope) => [scope, RANK[permissions[scope]] <= RANK[cap[scope]] ? permissions[scope] : cap[scope]]),
  ) as Permissions;
}

/**
 * What a job's token may do: the job's declaration, else its workflow's, else the caller's, else the default.
 * @param caller what the calling job may do. GitHub starts no run whose called workflow asks for more. @default nobody called
 * @throws WorkflowError when a called workflow asks for more than its caller has
 */
export function jobPermissions(file: WorkflowFile, id: string, job: Job, caller?: Permissions): Permissions {
  const position = file.positionOf(['jobs', id, 'permissions']);
  const fail = (problem: string) => new WorkflowError(file.path, position, `job ${id}: ${problem}`);
  const declared = job.permissions !== undefined ? job.permissions : file.workflow.permissions;
  if (declared === undefined) return caller ?? DEFAULT_PERMISSIONS;
  const permissions = expand(declared, fail);
  if (!caller) return permissions;
  const beyond = SCOPES.find((scope) => !includes(caller[scope], permissions[scope]));
  if (beyond) throw fail(`asks for ${beyond}: ${permissions[beyond]}, but its caller has ${beyond}: ${caller[beyond]}`);
  return permissions;
}
