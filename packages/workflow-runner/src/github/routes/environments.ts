import { type Answer, type GitHubEnvironment, type Part } from '@nss/github-api';
import { ApiError, type ApiRequest, route, type Route } from '../api';
import { type EnvironmentRules } from '../gate';

function environmentOf({ state, parameters }: ApiRequest): EnvironmentRules {
  const rules = state.environments[parameters.environment_name ?? ''];
  if (!rules) throw new ApiError(404, 'Not Found');
  return rules;
}

function shown(
  name: string,
  { reviewers, preventSelfReview, branches, adminsMayBypass = true }: EnvironmentRules,
): Part<GitHubEnvironment> {
  return {
    name,
    can_admins_bypass: adminsMayBypass,
    protection_rules: [
      ...(reviewers?.length
        ? [
            {
              type: 'required_reviewers',
              prevent_self_review: preventSelfReview ?? false,
              reviewers: reviewers.map((login) => ({ type: 'User' as const, reviewer: { login } })),
            },
          ]
        : []),
      ...(branches ? ([{ type: 'branch_policy' }] as const) : []),
    ],
    deployment_branch_policy: branches ? { protected_branches: false, custom_branch_policies: true } : null,
  };
}

function variables(values: Readonly<Record<string, string>>): Part<Answer<'GET', '/actions/variables'>> {
  const list = Object.entries(values).map(([name, value]) => ({ name, value }));
  return { total_count: list.length, variables: list };
}

/** Environments, their reviewers and variables, and the repository's (docs.github.com/rest/deployments/environments, /rest/actions/variables, /rest/actions/oidc, /rest/actions/permissions, /rest/repos/rules). */
export const environmentRoutes: readonly Route[] = [
  route(
    'GET',
    '',
    'nobody in particular',
  )(({ state: { repository, subjectForm } }) => ({
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
  })),
  route('GET', '/actions/oidc/customization/sub', [['actions', 'read']])(
    ({
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
  ),
  route('GET', '/environments', [['actions', 'read']])(({ state }) => {
    const environments = Object.entries(state.environments).map(([name, rules]) => shown(name, rules));
    return { body: { total_count: environments.length, environments } };
  }),
  route('GET', '/environments/{environment_name}', [['actions', 'read']])((request) => ({
    body: shown(request.parameters.environment_name, environmentOf(request)),
  })),
  route('GET', '/environments/{environment_name}/deployment-branch-policies', [['actions', 'read']])((request) => {
    const policies = (environmentOf(request).branches ?? []).map((name) => ({ name, type: 'branch' as const }));
    return { body: { total_count: policies.length, branch_policies: policies } };
  }),
  route(
    'GET',
    '/environments/{environment_name}/variables',
    'person',
  )((request) => ({
    body: variables(environmentOf(request).variables ?? {}),
  })),
  route('GET', '/actions/variables', 'person')(({ state }) => ({ body: variables(state.variables) })),
  route(
    'GET',
    '/actions/permissions/workflow',
    'person',
  )(({ state }) => ({
    body: {
      default_workflow_permissions: 'read' as const,
      can_approve_pull_request_reviews: state.jobsMayOpenPullRequests,
    },
  })),
  // As GitHub does: the list names them, each by itself has its rules. Who may pass one by is shown to people only.
  route('GET', '/rulesets', [['contents', 'read']])(({ state }) => ({
    body: state.rulesets.map(({ id, name, target, enforcement }) => ({ id, name, target, enforcement })),
  })),
  route('GET', '/rulesets/{ruleset_id}', [['contents', 'read']])(({ state, parameters, caller }) => {
    const found = state.rulesets.find(({ id }) => String(id) === parameters.ruleset_id);
    if (!found) throw new ApiError(404, 'Not Found');
    return {
      body: caller.job ? Object.fromEntries(Object.entries(found).filter(([key]) => key !== 'bypass_actors')) : found,
    };
  }),
  route('GET', '/codeowners/errors', [['contents', 'read']])(({ state }) => ({
    body: { errors: state.codeOwnersErrors },
  })),
];
