import { askSubjects, subjectPrefixOf } from '@nss/operations';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { GitHub, type GitHubEnvironment as ListedEnvironment, reviewersRule } from '@nss/github-api';
import { ask, known, unknown } from '../line';
import { type Clone } from './check-github';
import { type CodeOwners, type EnvironmentEntry, type GitHubEnvironment, type GitHubFacts } from './facts';
import { type Ruleset, wantedRulesets } from './ruleset';

/** https://docs.github.com/en/rest/actions/variables#list-repository-variables */
const LONGEST_PAGE_OF_VARIABLES = 30;

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
  const github = new GitHub(repository, { token, api: variables['GITHUB_API_URL'] });
  const found = await ask(() => github.request('GET', ''));
  if (!found.isKnown) return nothing(found.why, repository);
  return {
    name: repository,
    repository: known(found.value.full_name),
    isPrivate: known(found.value.private),
    subjects: await ask(() => askSubjects(repository, { api: variables['GITHUB_API_URL'], token })),
    environments: await ask(() => readEnvironments(github)),
    variables: await ask(() => readVariables(github)),
    jobsMayApprove: await ask(
      async () => (await github.request('GET', '/actions/permissions/workflow')).can_approve_pull_request_reviews,
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
  const listed = await github.list('/environments');
  const read = await Promise.all(
    listed.map(async (listedOne: ListedEnvironment): Promise<[string, GitHubEnvironment]> => {
      const { name, deployment_branch_policy: policy, can_admins_bypass: adminsMayBypass = true } = listedOne;
      const required = reviewersRule(listedOne);
      const rest = {
        reviewers: required?.reviewers?.length ?? 0,
        preventsSelfReview: required?.prevent_self_review ?? false,
        adminsMayBypass,
      };
      if (!policy) return [name, rest];
      // What is protected is what main has to be; branches that are protected besides may enter as well.
      const entries = policy.protected_branches
        ? (await github.list('/branches', { query: { protected: true } })).map(
            (branch): EnvironmentEntry => ({ name: branch.name, type: 'branch' }),
          )
        : (
            await github.list('/environments/{environment_name}/deployment-branch-policies', {
              path: { environment_name: name },
            })
          ).map((entry): EnvironmentEntry => ({ name: entry.name ?? '', type: entry.type ?? 'branch' }));
      return [name, { ...rest, entries }];
    }),
  );
  return new Map(read);
}

/** The list has names and numbers only; each is read by itself. Who may pass a ruleset by is shown to those who may change it. */
async function readRulesets(github: GitHub): Promise<Ruleset[]> {
  const listed = await github.list('/rulesets', { query: { includes_parents: true } });
  return Promise.all(
    listed.map(({ id }) => github.request('GET', '/rulesets/{ruleset_id}', { path: { ruleset_id: id } })),
  );
}

async function readCodeOwners(github: GitHub): Promise<CodeOwners> {
  const file = await github.find('/contents/{path}', { path: { path: '.github/CODEOWNERS' } });
  // A folder, a link and a module of others are no file.
  if (!file || !('content' in file)) return { text: '', errors: [] };
  const found = await github.find('/codeowners/errors');
  return {
    text: Buffer.from(file.content, 'base64').toString(),
    errors: (found?.errors ?? []).map(({ line, message }) => `line ${line}: ${message.split('\n')[0]!}`),
  };
}

async function readVariables(github: GitHub): Promise<Record<string, string>> {
  const all = await github.list('/actions/variables', { query: { per_page: LONGEST_PAGE_OF_VARIABLES } });
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}
