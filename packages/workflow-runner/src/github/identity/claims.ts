/**
 * How subjects name the repository: `classic` by its names, `with ids` by names and numbers, as repositories made since 2026 do
 * (docs.github.com, OpenID Connect: immutable subject claims).
 */
export type SubjectForm = 'classic' | 'with ids';

/** What the claims of a job's token are made of. */
export interface IdentityFacts {
  repository: { owner: string; name: string; id: number; ownerId: number; private: boolean };
  form: SubjectForm;
  event: string;
  ref: string;
  sha: string;
  headRef: string;
  baseRef: string;
  actor: string;
  runId: number;
  runNumber: number;
  workflowName: string;
  /** Path of the workflow that was triggered. */
  workflow: string;
  /** Path of the workflow the job is written in. */
  jobWorkflow: string;
  environment?: string;
  audience: string;
}

/** The subject of a job's token: its environment, else its pull request, else its ref (docs.github.com, OpenID Connect reference). */
export function subject({
  repository,
  form,
  environment,
  event,
  ref,
}: Pick<IdentityFacts, 'repository' | 'form' | 'environment' | 'event' | 'ref'>): string {
  const { owner, name, id, ownerId } = repository;
  const prefix = form === 'classic' ? `repo:${owner}/${name}` : `repo:${owner}@${ownerId}/${name}@${id}`;
  // A colon separates the parts of a subject.
  if (environment) return `${prefix}:environment:${environment.replaceAll(':', '%3A')}`;
  return event === 'pull_request' ? `${prefix}:pull_request` : `${prefix}:ref:${ref}`;
}

/** The claims of a job's token, but for the times. */
export function identityClaims(facts: IdentityFacts): Record<string, string> {
  const {
    repository: { owner, name, id, ownerId, private: isPrivate },
    environment,
  } = facts;
  const at = (path: string) => `${owner}/${name}/${path}@${facts.ref}`;
  return {
    sub: subject(facts),
    aud: facts.audience,
    actor: facts.actor,
    base_ref: facts.baseRef,
    event_name: facts.event,
    head_ref: facts.headRef,
    job_workflow_ref: at(facts.jobWorkflow),
    job_workflow_sha: facts.sha,
    ref: facts.ref,
    ref_type: facts.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: `${owner}/${name}`,
    repository_id: String(id),
    repository_owner: owner,
    repository_owner_id: String(ownerId),
    repository_visibility: isPrivate ? 'private' : 'public',
    run_attempt: '1',
    run_id: String(facts.runId),
    run_number: String(facts.runNumber),
    runner_environment: 'github-hosted',
    sha: facts.sha,
    workflow: facts.workflowName,
    workflow_ref: at(facts.workflow),
    workflow_sha: facts.sha,
    ...(environment ? { environment } : {}),
  };
}
