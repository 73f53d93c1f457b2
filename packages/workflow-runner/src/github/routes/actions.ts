import { type Answer, type Part, type Schema } from '@nss/github-api';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkflow, WorkflowError } from '../../workflow-file/workflow-file';
import { dispatchInputs } from '../../workflow-file/dispatch-inputs';
import { ApiError, page, text, type ApiRequest, route, type Route } from '../api';
import { type RunFacts } from '../state';

function shownRun(request: ApiRequest, run: RunFacts): Part<Schema<'workflow-run'>> {
  return {
    id: run.id,
    run_number: run.number,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.branch,
    head_sha: run.sha,
    head_repository: { full_name: run.headRepository },
    path: run.workflow,
    actor: { login: run.actor },
    html_url: page(request, `actions/runs/${run.id}`),
  };
}

function runOf({ state, parameters }: ApiRequest): RunFacts {
  const run = state.runs().find(({ id }) => String(id) === parameters.run_id);
  if (!run) throw new ApiError(404, 'Not Found');
  return run;
}

function runs(request: ApiRequest, workflow?: string): Part<Answer<'GET', '/actions/runs'>> {
  const { query, state } = request;
  const found = state
    .runs()
    .filter(
      (run) =>
        (workflow === undefined || run.workflow === `.github/workflows/${workflow}`) &&
        (!query.has('head_sha') || run.sha === query.get('head_sha')) &&
        (!query.has('branch') || run.branch === query.get('branch')) &&
        (!query.has('event') || run.event === query.get('event')) &&
        (!query.has('status') || run.status === query.get('status') || run.conclusion === query.get('status')),
    );
  return { total_count: found.length, workflow_runs: found.reverse().map((run) => shownRun(request, run)) };
}

/** Names of the artifacts of a run. */
function artifacts(request: ApiRequest): string[] {
  const folder = join(request.state.artifactsFolder, String(runOf(request).id));
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function dispatch(request: ApiRequest): void {
  const { state, parameters, body, caller } = request;
  const ref = text(request, 'ref').replace('refs/heads/', '');
  const workflow = `.github/workflows/${parameters.workflow_id}`;
  const commit = state.remote.resolve(`refs/heads/${ref}`);
  const source = commit && state.remote.read(commit, workflow);
  if (source === undefined) throw new ApiError(404, `No workflow ${parameters.workflow_id} on ${ref}`);
  const inputs = Object.fromEntries(
    Object.entries((body.inputs ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
  );
  try {
    dispatchInputs(readWorkflow(workflow, source), inputs, Object.keys(state.environments));
  } catch (error) {
    if (error instanceof WorkflowError) throw new ApiError(422, error.message);
    throw error;
  }
  const made = { workflow, ref, inputs, by: caller.login };
  state.dispatches.push(made);
  state.onDispatch(made);
}

/** Runs, artifacts and dispatches (docs.github.com/rest/actions). */
export const actionRoutes: readonly Route[] = [
  route('GET', '/actions/runs', [['actions', 'read']])((request) => ({ body: runs(request) })),
  route('GET', '/actions/workflows/{workflow_id}/runs', [['actions', 'read']])((request) => ({
    body: runs(request, request.parameters.workflow_id),
  })),
  route('GET', '/actions/runs/{run_id}', [['actions', 'read']])((request) => ({
    body: shownRun(request, runOf(request)),
  })),
  route('GET', '/actions/runs/{run_id}/artifacts', [['actions', 'read']])((request) => {
    const names = artifacts(request).filter((name) => !request.query.has('name') || name === request.query.get('name'));
    return {
      body: {
        total_count: names.length,
        artifacts: names.map((name) => ({
          name,
          expired: request.state.expiredArtifacts.has(`${runOf(request).id}/${name}`),
          workflow_run: { id: runOf(request).id },
        })),
      },
    };
  }),
  route('GET', '/actions/runs/{run_id}/approvals', [['actions', 'read']])((request) => ({
    body: runOf(request).reviews.map(({ environment, decision }) => ({
      state: decision.state === 'approved' ? 'approved' : 'rejected',
      comment: decision.comment,
      user: { login: decision.by },
      environments: [{ name: environment }],
    })),
  })),
  route('GET', '/actions/runs/{run_id}/pending_deployments', [['actions', 'read']])((request) => ({
    body: runOf(request).waitingFor.map((name) => ({ environment: { name }, current_user_can_approve: false })),
  })),
  route('POST', '/actions/workflows/{workflow_id}/dispatches', [['actions', 'write']])((request) => {
    dispatch(request);
    return { status: 204, body: undefined };
  }),
];
