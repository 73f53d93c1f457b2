import { type Part, type Schema } from '@nss/github-api';
import { ApiError, text, type ApiRequest, route, type Route } from '../api';
import { type Deployment } from '../state';

function deploymentOf({ state, parameters }: ApiRequest): Deployment {
  const deployment = state.deployments.find(({ id }) => String(id) === parameters.deployment_id);
  if (!deployment) throw new ApiError(404, 'Not Found');
  return deployment;
}

function shown({ id, environment, sha, ref, creator, payload }: Deployment): Part<Schema<'deployment'>> {
  return { id, environment, sha, ref, creator: { login: creator }, payload };
}

function shownStatus({
  id,
  state,
  description,
  createdAt,
}: Deployment['statuses'][number]): Part<Schema<'deployment-status'>> {
  return { id, state, description, created_at: createdAt };
}

/** States a deployment can be in (docs.github.com/rest/deployments/statuses). */
const STATES: readonly Schema<'deployment-status'>['state'][] = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
];

/** Deployments and their statuses (docs.github.com/rest/deployments). */
export const deploymentRoutes: readonly Route[] = [
  route('GET', '/deployments', [['deployments', 'read']])(({ state, query }) => ({
    body: state.deployments
      .filter((deployment) =>
        (['environment', 'sha', 'ref'] as const).every((key) => !query.has(key) || deployment[key] === query.get(key)),
      )
      .reverse()
      .map(shown),
  })),
  route('POST', '/deployments', [['deployments', 'write']])((request) => {
    const { state, body, caller } = request;
    const ref = text(request, 'ref');
    const sha = state.remote.resolve(ref);
    if (!sha) throw new ApiError(422, `No ref found for: ${ref}`);
    const deployment: Deployment = {
      id: state.nextId(),
      environment: String(body.environment ?? 'production'),
      sha,
      ref,
      creator: caller.login,
      payload: (body.payload ?? {}) as Deployment['payload'],
      statuses: [],
    };
    state.deployments.push(deployment);
    return { status: 201, body: shown(deployment) };
  }),
  route('GET', '/deployments/{deployment_id}', [['deployments', 'read']])((request) => ({
    body: shown(deploymentOf(request)),
  })),
  route('GET', '/deployments/{deployment_id}/statuses', [['deployments', 'read']])((request) => ({
    body: [...deploymentOf(request).statuses].reverse().map(shownStatus),
  })),
  route('POST', '/deployments/{deployment_id}/statuses', [['deployments', 'write']])((request) => {
    const wanted = text(request, 'state');
    const state = STATES.find((each) => each === wanted);
    if (!state) throw new ApiError(422, `Validation Failed: state is one of ${STATES.join(', ')}`);
    const status = {
      id: request.state.nextId(),
      state,
      description: String(request.body.description ?? ''),
      createdAt: request.state.now(),
    };
    deploymentOf(request).statuses.push(status);
    return { status: 201, body: shownStatus(status) };
  }),
];
