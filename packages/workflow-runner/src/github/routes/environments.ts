import { ApiError, type ApiRequest, type Route } from '../api';
import { type EnvironmentRules } from '../gate';

function environmentOf({ state, parameters }: ApiRequest): EnvironmentRules {
  const rules = state.environments[parameters.name ?? ''];
  if (!rules) throw new ApiError(404, 'Not Found');
  return rules;
}

function shown(
  name: string,
  { reviewers, preventSelfReview, branches, adminsMayBypass = true }: EnvironmentRules,
): object {
  return {
    name,
    can_admins_bypass: adminsMayBypass,
    protection_rules: [
      ...(reviewers?.length
        ? [
            {
              type: 'required_reviewers',
              prevent_self_review: preventSelfReview ?? false,
              reviewers: reviewers.map((login) => ({ type: 'User', reviewer: { login } })),
            },
          ]
        : []),
      ...(branches ? [{ type: 'branch_policy' }] : []),
    ],
    deployment_branch_policy: branches ? { protected_branches: false, custom_branch_policies: true } : null,
  };
}

function variables(values: Readonly<Record<string, string>>): object {
  const list = Object.entries(values).map(([name, value]) => ({ name, value }));
  return { total_count: list.length, variables: list };
}

/** Environments, their reviewers and variables, and the repository's (docs.github.com/rest/deployments/environments, /rest/actions/variables, /rest/actions/oidc, /rest/actions/permissions, /rest/repos/rules). */
export const environmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '',
    needs: 'nobody in particular',
    handle: ({ state: { repository, subjectForm } }) => ({
      body: {
        id: repository.id,
        name: repository.name,
        full_name: `${repository.owner}/${repository.name}`,
        private: repository.private,
        visibility: repository.private ? 'private' : 'public',
        default_branch: 'main',
        owner: { login: repository.owner, id: repository.ownerId },
        // Repositories made since the middle of 2026 have subjects with ids.
        created_at: subjectForm === 'classic' ? '2024-01-15T00:00:00Z' : '2026-10-01T00:00:00Z',
      },
    }),
  },
  {
    method: 'GET',
    path: '/actions/oidc/customization/sub',
    needs: [['actions', 'read']],
    handle: ({
      state: {
        repository: { owner, ownerId, name, id },
        subjectForm,
      },
    }) => {
      const hasIds = subjectForm === 'with ids';
      return {
        body: {
          use_default: true,
          use_immutable_subject: hasIds,
          sub_claim_prefix: hasIds ? `repo:${owner}@${ownerId}/${name}@${id}` : `repo:${owner}/${name}`,
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/environments',
    needs: [['actions', 'read']],
    handle: ({ state }) => {
      const environments = Object.entries(state.environments).map(([name, rules]) => shown(name, rules));
      return { body: { total_count: environments.length, environments } };
    },
  },
  {
    method: 'GET',
    path: '/environments/{name}',
    needs: [['actions', 'read']],
    handle: (request) => ({ body: shown(request.parameters.name!, environmentOf(request)) }),
  },
  {
    method: 'GET',
    path: '/environments/{name}/deployment-branch-policies',
    needs: [['actions', 'read']],
    handle: (request) => {
      const policies = (environmentOf(request).branches ?? []).map((name) => ({ name, type: 'branch' }));
      return { body: { total_count: policies.length, branch_policies: policies } };
    },
  },
  {
    method: 'GET',
    path: '/environments/{name}/variables',
    needs: 'person',
    handle: (request) => ({ body: variables(environmentOf(request).variables ?? {}) }),
  },
  {
    method: 'GET',
    path: '/actions/variables',
    needs: 'person',
    handle: ({ state }) => ({ body: variables(state.variables) }),
  },
  {
    method: 'GET',
    path: '/actions/permissions/workflow',
    needs: 'person',
    handle: ({ state }) => ({
      body: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: state.jobsMayOpenPullRequests },
    }),
  },
  // As GitHub does: the list names them, each by itself has its rules. Who may pass one by is shown to people only.
  {
    method: 'GET',
    path: '/rulesets',
    needs: [['contents', 'read']],
    handle: ({ state }) => ({
      body: state.rulesets.map(({ id, name, target, enforcement }) => ({ id, name, target, enforcement })),
    }),
  },
  {
    method: 'GET',
    path: '/rulesets/{id}',
    needs: [['contents', 'read']],
    handle: ({ state, parameters, caller }) => {
      const found = state.rulesets.find(({ id }) => String(id) === parameters.id);
      if (!found) throw new ApiError(404, 'Not Found');
      return {
        body: caller.job ? Object.fromEntries(Object.entries(found).filter(([key]) => key !== 'bypass_actors')) : found,
      };
    },
  },
  {
    method: 'GET',
    path: '/codeowners/errors',
    needs: [['contents', 'read']],
    handle: ({ state }) => ({ body: { errors: state.codeOwnersErrors } }),
  },
];
