import { askSubjects, subjectPrefixOf } from '@nss/operations';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { GitHub } from '@nss/delivery';
import { ask, known, unknown } from '../line';
import { type Clone } from './check-github';
import { type CodeOwners, type EnvironmentEntry, type GitHubEnvironment, type GitHubFacts } from './facts';
import { type Ruleset, wantedRulesets } from './ruleset';

interface ListedEnvironment {
  readonly name: string;
  readonly protection_rules?: readonly {
    readonly type: string;
    readonly reviewers?: readonly unknown[];
    readonly prevent_self_review?: boolean;
  }[];
  readonly can_admins_bypass?: boolean;
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
export async function readGitHub(
  repository = repositoryName(),
  variables: NodeJS.ProcessEnv = process.env,
): Promise<GitHubFacts> {
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
    jobsMayApprove: await ask(
      async () =>
        (await github.request<{ can_approve_pull_request_reviews: boolean }>('GET', '/actions/permissions/workflow'))
          .can_approve_pull_request_reviews,
    ),
    rulesets: await ask(() => readRulesets(github)),
    codeOwners: await ask(() => readCodeOwners(github)),
  };
}

function nothing(why: string, name?: string): GitHubFacts {
  const no = unknown(why);
  return {
    name,
    repository: no,
    isPrivate: no,
    subjects: no,
    environments: no,
    variables: no,
    jobsMayApprove: no,
    rulesets: no,
    codeOwners: no,
  };
}

/** What this clone wants of GitHub. */
export function readClone(): Clone {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], {
    cwd: workspaceRoot(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { rulesets: wantedRulesets(workspaceRoot()), files: (stdout ?? '').split('\0').filter(Boolean) };
}

async function readEnvironments(github: GitHub): Promise<ReadonlyMap<string, GitHubEnvironment>> {
  const listed = await pages<ListedEnvironment>(github, '/environments', 'environments');
  const read = await Promise.all(
    listed.map(
      async ({
        name,
        protection_rules: rules = [],
        deployment_branch_policy: policy,
        can_admins_bypass: adminsMayBypass = true,
      }): Promise<[string, GitHubEnvironment]> => {
        const required = rules.find(({ type }) => type === 'required_reviewers');
        const rest = {
          reviewers: required?.reviewers?.length ?? 0,
          preventsSelfReview: required?.prevent_self_review ?? false,
          adminsMayBypass,
        };
        if (!policy) return [name, rest];
        // What is protected is what main has to be; branches that are protected besides may enter as well.
        const entries = policy.protected_branches
          ? (await pages<{ name: string }>(github, '/branches?protected=true', undefined)).map(
              (branch): EnvironmentEntry => ({ name: branch.name, type: 'branch' }),
            )
          : (
              await pages<Partial<EnvironmentEntry>>(
                github,
                `/environments/${encodeURIComponent(name)}/deployment-branch-policies`,
                'branch_policies',
              )
            ).map((entry): EnvironmentEntry => ({ name: entry.name ?? '', type: entry.type ?? 'branch' }));
        return [name, { ...rest, entries }];
      },
    ),
  );
  return new Map(read);
}

/** The list has names and numbers only; each is read by itself. Who may pass a ruleset by is shown to those who may change it. */
async function readRulesets(github: GitHub): Promise<Ruleset[]> {
  const listed = await pages<{ id: number }>(github, '/rulesets?includes_parents=true', undefined);
  return Promise.all(listed.map(({ id }) => github.request<Ruleset>('GET', `/rulesets/${id}`)));
}

async function readCodeOwners(github: GitHub): Promise<CodeOwners> {
  const file = await github.find<{ content: string }>('/contents/.github/CODEOWNERS');
  if (!file) return { text: '', errors: [] };
  const found = await github.find<{ errors: readonly { line: number; message: string }[] }>('/codeowners/errors');
  return {
    text: Buffer.from(file.content, 'base64').toString(),
    errors: (found?.errors ?? []).map(({ line, message }) => `line ${line}: ${message.split('\n')[0]!}`),
  };
}

async function readVariables(github: GitHub): Promise<Record<string, string>> {
  const all = await pages<{ name: string; value: string }>(github, '/actions/variables', 'variables', 30);
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** Lists that GitHub wraps: `{ total_count, environments: [...] }`; without a key the answer is the list. */
async function pages<T>(github: GitHub, path: string, key: string | undefined, size = PER_PAGE): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await github.request<Record<string, T[]> | T[]>(
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}per_page=${size}&page=${page}`,
    );
    const found = Array.isArray(answer) ? answer : (answer[key ?? ''] ?? []);
    all.push(...found);
    if (found.length < size) return all;
  }
}
