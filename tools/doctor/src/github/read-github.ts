import { spawnSync } from 'node:child_process';
import { GitHub, GitHubError } from '@nss/delivery';
import { workspaceRoot } from '@nss/infra';
import { askSubjects, subjectPrefixOf } from '@nss/loop';
import { ask, known, unknown } from '../line';
import { type GitHubEnvironment, type GitHubFacts } from './facts';

interface ListedEnvironment {
  readonly name: string;
  readonly protection_rules?: readonly { readonly type: string; readonly reviewers?: readonly unknown[] }[];
  readonly deployment_branch_policy?: { readonly protected_branches: boolean } | null;
}

const PER_PAGE = 100;

/** `owner/name` of GITHUB_REPOSITORY, or of the git remote "origin". */
export function repositoryName(variables: NodeJS.ProcessEnv = process.env): string | undefined {
  if (variables['GITHUB_REPOSITORY']) return variables['GITHUB_REPOSITORY'];
  const { stdout } = spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: workspaceRoot(), encoding: 'utf8' });
  return subjectPrefixOf(stdout ?? '')?.replace(/^repo:/, '');
}

/** Asks GitHub, with GITHUB_TOKEN or GH_TOKEN. */
export async function readGitHub(repository = repositoryName(), variables: NodeJS.ProcessEnv = process.env): Promise<GitHubFacts> {
  const token = variables['GITHUB_TOKEN'] ?? variables['GH_TOKEN'];
  if (!repository) return nothing('GITHUB_REPOSITORY is not set, and the git remote "origin" is not on github.com');
  if (!token) return nothing('neither GITHUB_TOKEN nor GH_TOKEN is set', repository);
  const github = new GitHub(repository, token, variables['GITHUB_API_URL']);
  const found = await ask(() => github.request<{ private: boolean; full_name: string }>('GET', ''));
  if (!found.isKnown) return nothing(found.why, repository);
  return {
    name: repository,
    repository: known(found.value.full_name),
    isPrivate: known(found.value.private),
    subjects: await ask(() => askSubjects(repository, { api: variables['GITHUB_API_URL'], token })),
    environments: await ask(() => readEnvironments(github)),
    variables: await ask(() => readVariables(github)),
    jobsMayOpenPullRequests: await ask(async () => (await github.request<{ can_approve_pull_request_reviews: boolean }>('GET', '/actions/permissions/workflow')).can_approve_pull_request_reviews),
    mainIsProtected: await ask(() => readProtection(github)),
  };
}

function nothing(why: string, name?: string): GitHubFacts {
  const no = unknown(why);
  return { name, repository: no, isPrivate: no, subjects: no, environments: no, variables: no, jobsMayOpenPullRequests: no, mainIsProtected: no };
}

async function readEnvironments(github: GitHub): Promise<ReadonlyMap<string, GitHubEnvironment>> {
  const listed = await pages<ListedEnvironment>(github, '/environments', 'environments');
  const read = await Promise.all(listed.map(async ({ name, protection_rules: rules = [], deployment_branch_policy: policy }): Promise<[string, GitHubEnvironment]> => {
    const reviewers = rules.find(({ type }) => type === 'required_reviewers')?.reviewers?.length ?? 0;
    if (!policy) return [name, { reviewers }];
    // What is protected is what main has to be; branches that are protected besides may enter as well.
    const branches = policy.protected_branches ? await pages<{ name: string }>(github, '/branches?protected=true', undefined) : await pages<{ name: string }>(github, `/environments/${encodeURIComponent(name)}/deployment-branch-policies`, 'branch_policies');
    return [name, { reviewers, branches: branches.map((branch) => branch.name) }];
  }));
  return new Map(read);
}

async function readVariables(github: GitHub): Promise<Record<string, string>> {
  const all = await pages<{ name: string; value: string }>(github, '/actions/variables', 'variables', 30);
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** Branch protection, or a ruleset that asks for pull requests. */
async function readProtection(github: GitHub): Promise<boolean> {
  const protection = await github.find<{ required_pull_request_reviews?: object }>('/branches/main/protection').catch((error: unknown) => {
    // Reading the protection needs an administrator; everybody may read rules.
    if (error instanceof GitHubError && error.status === 403) return undefined;
    throw error;
  });
  if (protection) return protection.required_pull_request_reviews !== undefined;
  return (await github.request<{ type: string }[]>('GET', '/rules/branches/main')).some(({ type }) => type === 'pull_request');
}

/** Lists that GitHub wraps: `{ total_count, environments: [...] }`; without a key the answer is the list. */
async function pages<T>(github: GitHub, path: string, key: string | undefined, size = PER_PAGE): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await github.request<Record<string, T[]> | T[]>('GET', `${path}${path.includes('?') ? '&' : '?'}per_page=${size}&page=${page}`);
    const found = Array.isArray(answer) ? answer : answer[key ?? ''] ?? [];
    all.push(...found);
    if (found.length < size) return all;
  }
}
