import { ApiError, text, type ApiRequest, type Route } from '../api';
import { type Deployment } from '../state';

function deploymentOf({ state, parameters }: ApiRequest): Deployment {
  const deployment = state.deployments.find(({ id }) => String(id) === parameters.id);
  if (!deployment) throw new ApiError(404, 'Not Found');
  return deployment;
}

function shown({ id, environment, sha, ref, creator, payload }: Deployment): object {
  return { id, environment, sha, ref, creator: { login: creator }, payload };
}

function shownStatus({ id, state, description, createdAt }: Deployment['statuses'][number]): object {
  return { id, state, description, created_at: createdAt };
}

/** States a deployment can be in (docs.github.com/rest/deployments/statuses). */
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];

/** Deployments and their statuses (docs.github.com/rest/deployments). */
export const deploymentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/deployments',
    needs: [['deployments', 'read']],
    handle: ({ state, query }) => ({
      body: state.deployments
        .filter((deployment) =>
          (['environment', 'sha', 'ref'] as const).every(
            (key) => !query.has(key) || deployment[key] === query.get(key),
          ),
        )
        .reverse()
        .map(shown),
    }),
  },
  {
    method: 'POST',
    path: '/deployments',
    needs: [['deployments', 'write']],
    handle: (request) => {
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
        payload: body.payload ?? {},
        statuses: [],
      };
      state.deployments.push(deployment);
      return { status: 201, body: shown(deployment) };
    },
  },
  {
    method: 'GET',
    path: '/deployments/{id}',
    needs: [['deployments', 'read']],
    handle: (request) => ({ body: shown(deploymentOf(request)) }),
  },
  {
    method: 'GET',
    path: '/deployments/{id}/statuses',
    needs: [['deployments', 'read']],
    handle: (request) => ({ body: [...deploymentOf(request).statuses].reverse().map(shownStatus) }),
  },
  {
    method: 'POST',
    path: '/deployments/{id}/statuses',
    needs: [['deployments', 'write']],
    handle: (request) => {
      const state = text(request, 'state');
      if (!STATES.includes(state)) throw new ApiError(422, `Validation Failed: state is one of ${STATES.join(', ')}`);
      const status = {
        id: request.state.nextId(),
        state,
        description: String(request.body.description ?? ''),
        createdAt: request.state.now(),
      };
      deploymentOf(request).statuses.push(status);
      return { status: 201, body: shownStatus(status) };
    },
  },
];
