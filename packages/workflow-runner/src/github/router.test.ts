import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PERMISSIONS, type Permissions } from '../workflow-file/permissions';
import { GitRemote } from './git-remote';
import { answer } from './router';
import { type GitHubState } from './state';

const NOTHING = Object.fromEntries(
  Object.keys(DEFAULT_PERMISSIONS).map((scope) => [scope, 'none']),
) as unknown as Permissions;
let folder: string;
let state: GitHubState;
let first: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'router-'));
  const remote = GitRemote.empty(join(folder, 'r.git'));
  first = remote.commit(
    undefined,
    {
      'a.txt': 'one',
      '.github/workflows/w.yml':
        'on: { workflow_dispatch: { inputs: { e: { type: environment, required: true } } } }\njobs: { a: { runs-on: x, steps: [] } }',
    },
    'first',
  );
  remote.setReference('refs/heads/main', first);
  let id = 0;
  state = {
    repository: { owner: 'acme', name: 'example', id: 7, ownerId: 42, private: true },
    remote,
    variables: { ACCOUNT: '1' },
    protectedBranches: ['main'],
    rulesets: [{ id: 3, name: 'main', bypass_actors: [{ actor_id: 5 }], rules: [{ type: 'deletion' }] }],
    codeOwnersErrors: [{ line: 2, message: 'Unknown owner' }],
    jobsMayOpenPullRequests: true,
    subjectForm: 'classic',
    environments: {
      prod: { reviewers: ['ann'], branches: ['main'], preventSelfReview: true, variables: { ROLE: 'r' } },
    },
    issues: [],
    deployments: [],
    attestations: [],
    dispatches: [],
    calls: [],
    artifactsFolder: join(folder, 'artifacts'),
    expiredArtifacts: new Set(),
    onDispatch: () => undefined,
    nextId: () => ++id,
    now: () => '2026-01-01T00:00:00Z',
    runs: () => [
      {
        id: 5,
        number: 1,
        workflow: '.github/workflows/w.yml',
        event: 'push',
        branch: 'main',
        headRepository: 'acme/example',
        sha: first,
        actor: 'eve',
        status: 'completed',
        conclusion: 'success',
        waitingFor: [],
        reviews: [{ environment: 'prod', decision: { state: 'approved', by: 'ann', comment: 'ok' } }],
      },
    ],
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A call of a job with some permissions; a person's when there are none given. */
function call(
  method: string,
  path: string,
  body: Record<string, unknown> = {},
  permissions?: Partial<Permissions>,
): unknown {
  const url = new URL(path, 'http://x');
  const caller = permissions
    ? { login: 'github-actions[bot]', permissions: { ...NOTHING, ...permissions }, job: 'a' }
    : { login: 'acme' };
  return answer(method, url.pathname === '/' ? '' : url.pathname, {
    state,
    serverUrl: 'http://github',
    caller,
    query: url.searchParams,
    body,
  }).body;
}

function pull(): void {
  state.remote.setReference('refs/heads/topic', state.remote.commit(first, { 'b.txt': 'two' }, 'second'));
  call('POST', '/pulls', { title: 'Topic', head: 'topic', base: 'main' });
}

test('issues are opened, found by label, changed and closed', () => {
  call('POST', '/issues', { title: 'Drift', body: 'b', labels: ['drift', 'dev'] }, { issues: 'write' });
  call('POST', '/issues', { title: 'Other' });
  expect(call('GET', '/issues?labels=drift,dev')).toMatchObject([
    { number: 1, title: 'Drift', labels: [{ name: 'drift' }, { name: 'dev' }], user: { login: 'github-actions[bot]' } },
  ]);
  call('PATCH', '/issues/1', { state: 'closed', body: 'gone' });
  expect(call('GET', '/issues?labels=drift')).toEqual([]);
  expect(call('GET', '/issues?state=all&labels=drift')).toMatchObject([{ state: 'closed', body: 'gone' }]);
  expect(() => call('GET', '/issues/9')).toThrow('Not Found');
  expect(() => call('POST', '/issues', {})).toThrow('title is required');
});

// One switch for both (docs.github.com, "Preventing GitHub Actions from creating or approving pull requests").
test('a job approves a pull request only where jobs may, and nobody approves their own', () => {
  pull();
  const approve = () => call('POST', '/pulls/1/reviews', { event: 'APPROVE' }, { 'pull-requests': 'write' });
  expect(approve()).toMatchObject({ state: 'APPROVED', user: { login: 'github-actions[bot]' } });
  state.jobsMayOpenPullRequests = false;
  expect(approve).toThrow('GitHub Actions is not permitted to approve pull requests');
  expect(() => call('POST', '/pulls/1/reviews', { event: 'APPROVE' })).toThrow('Can not approve your own pull request');
  expect(call('POST', '/pulls/1/reviews', { event: 'COMMENT' })).toMatchObject({ state: 'COMMENTED' });
});

test('one comment is written and then updated', () => {
  pull();
  const { id } = call('POST', '/issues/1/comments', { body: 'one' }, { 'pull-requests': 'write' }) as { id: number };
  call('PATCH', `/issues/comments/${id}`, { body: 'two' }, { 'pull-requests': 'write' });
  expect(call('GET', '/issues/1/comments')).toMatchObject([
    { id, body: 'two', user: { login: 'github-actions[bot]', type: 'Bot' } },
  ]);
});

test.each<[string, string, Record<string, unknown>, Partial<Permissions>]>([
  ['POST', '/issues', { title: 'x' }, { issues: 'read' }],
  ['POST', '/issues/1/comments', { body: 'x' }, { contents: 'write', issues: 'read' }],
  ['PATCH', '/pulls/1', { title: 'x' }, { issues: 'write', 'pull-requests': 'read' }],
  ['POST', '/git/refs', { ref: 'refs/heads/x', sha: 'x' }, { contents: 'read' }],
  ['PUT', '/contents/a.txt', {}, { 'pull-requests': 'write' }],
  ['POST', '/actions/workflows/w.yml/dispatches', { ref: 'main' }, { actions: 'read' }],
  ['POST', '/deployments', { ref: 'main' }, { deployments: 'read' }],
  ['GET', '/attestations/sha256:x', {}, { contents: 'write' }],
  ['GET', '/actions/variables', {}, { actions: 'write' }],
])('%s %s is refused to a job without the permission', (method, path, body, permissions) => {
  pull();
  expect(() => call(method, path, body, permissions)).toThrow('Resource not accessible by integration');
});

test('pull requests are found by head, and told to exist already', () => {
  pull();
  expect(call('GET', '/pulls?head=acme:topic&base=main')).toMatchObject([
    { number: 1, head: { ref: 'topic', repo: { fork: false } }, base: { sha: first } },
  ]);
  expect(call('GET', '/pulls?head=acme:other')).toEqual([]);
  expect(call('GET', '/pulls/1/files')).toMatchObject([{ filename: 'b.txt' }]);
  expect(() => call('POST', '/pulls', { title: 'Again', head: 'topic', base: 'main' })).toThrow('already exists');
  expect(() => call('POST', '/pulls', { title: 'Nothing', head: 'nowhere', base: 'main' })).toThrow(
    'nowhere does not exist',
  );
  call('PATCH', '/pulls/1', { body: 'words' });
  expect(call('GET', '/pulls/1')).toMatchObject({ body: 'words' });
});

test('files are changed on a branch, with the hash of what is replaced; a job does not move main', () => {
  call('POST', '/git/refs', { ref: 'refs/heads/ranges', sha: first }, { contents: 'write' });
  const { sha } = call('GET', '/contents/a.txt?ref=ranges') as { sha: string };
  const body = { branch: 'ranges', message: 'm', content: Buffer.from('two').toString('base64') };
  expect(() => call('PUT', '/contents/a.txt', body, { contents: 'write' })).toThrow('does not match');
  call('PUT', '/contents/a.txt', { ...body, sha }, { contents: 'write' });
  expect(state.remote.read('ranges', 'a.txt')).toBe('two');
  expect(() =>
    call('PATCH', '/git/refs/heads/main', { sha: state.remote.resolve('ranges') }, { contents: 'write' }),
  ).toThrow('is protected');
  expect(() => call('PATCH', '/git/refs/heads/ranges', { sha: first }, { contents: 'write' })).toThrow(
    'not a fast forward',
  );
  call('PATCH', '/git/refs/heads/ranges', { sha: first, force: true }, { contents: 'write' });
  call('DELETE', '/git/refs/heads/ranges');
  expect(() => call('GET', '/git/ref/heads/ranges')).toThrow('Not Found');
});

test('a commit of a tree of its own moves a branch at once; a pull request follows, and is closed by a branch without anything of its own', () => {
  pull();
  const { tree } = call('GET', `/git/commits/${first}`) as { tree: { sha: string } };
  const { sha: made } = call(
    'POST',
    '/git/trees',
    { base_tree: tree.sha, tree: [{ path: 'c.txt', mode: '100644', type: 'blob', content: 'three' }] },
    { contents: 'write' },
  ) as { sha: string };
  const { sha } = call(
    'POST',
    '/git/commits',
    { message: 'm', tree: made, parents: [first] },
    { contents: 'write' },
  ) as { sha: string };
  expect(call('GET', `/git/commits/${sha}`)).toEqual({ sha, tree: { sha: made }, parents: [{ sha: first }] });
  call('PATCH', '/git/refs/heads/topic', { sha, force: true }, { contents: 'write' });
  expect(call('GET', '/pulls/1/files')).toMatchObject([{ filename: 'c.txt' }]);
  expect(call('GET', '/pulls/1')).toMatchObject({ state: 'open' });
  call('PATCH', '/git/refs/heads/topic', { sha: first, force: true }, { contents: 'write' });
  expect(call('GET', '/pulls/1')).toMatchObject({ state: 'closed' });
  expect(() => call('GET', `/git/commits/${'0'.repeat(40)}`)).toThrow('Not Found');
  expect(() =>
    call('POST', '/git/trees', {
      base_tree: tree.sha,
      tree: [{ path: 'c.txt', mode: '120000', type: 'blob', content: 'a' }],
    }),
  ).toThrow('mode 100644');
});

test('a job opens pull requests only where the repository allows it', () => {
  state.remote.setReference('refs/heads/topic', state.remote.commit(first, { 'b.txt': 'two' }, 'second'));
  state.jobsMayOpenPullRequests = false;
  expect(() =>
    call('POST', '/pulls', { title: 'Topic', head: 'topic', base: 'main' }, { 'pull-requests': 'write' }),
  ).toThrow('GitHub Actions is not permitted to create or approve pull requests.');
  expect(call('GET', '/actions/permissions/workflow')).toMatchObject({ can_approve_pull_request_reviews: false });
  pull();
});

test('dispatches are recorded, and refused with wrong inputs', () => {
  call('POST', '/actions/workflows/w.yml/dispatches', { ref: 'main', inputs: { e: 'prod' } }, { actions: 'write' });
  expect(state.dispatches).toEqual([
    { workflow: '.github/workflows/w.yml', ref: 'main', inputs: { e: 'prod' }, by: 'github-actions[bot]' },
  ]);
  expect(() => call('POST', '/actions/workflows/w.yml/dispatches', { ref: 'main', inputs: { e: 'nowhere' } })).toThrow(
    'it must be one of prod',
  );
  expect(() => call('POST', '/actions/workflows/gone.yml/dispatches', { ref: 'main' })).toThrow('No workflow gone.yml');
});

test('a doctor reads what protects an environment', () => {
  expect(call('GET', '/environments/prod')).toMatchObject({
    protection_rules: [
      { type: 'required_reviewers', prevent_self_review: true, reviewers: [{ reviewer: { login: 'ann' } }] },
      { type: 'branch_policy' },
    ],
    deployment_branch_policy: { custom_branch_policies: true },
  });
  expect(call('GET', '/environments/prod/deployment-branch-policies')).toMatchObject({
    branch_policies: [{ name: 'main', type: 'branch' }],
  });
  expect(call('GET', '/environments/prod/variables')).toEqual({
    total_count: 1,
    variables: [{ name: 'ROLE', value: 'r' }],
  });
  expect(call('GET', '/actions/variables')).toMatchObject({ variables: [{ name: 'ACCOUNT' }] });
  expect(call('GET', '/')).toMatchObject({ id: 7, private: true, default_branch: 'main' });
  expect(call('GET', '/rulesets')).toEqual([{ id: 3, name: 'main' }]);
  expect(call('GET', '/rulesets/3')).toMatchObject({ bypass_actors: [{ actor_id: 5 }], rules: [{ type: 'deletion' }] });
  expect(call('GET', '/rulesets/3', {}, { contents: 'read' })).not.toHaveProperty('bypass_actors');
  expect(() => call('GET', '/rulesets/4')).toThrow('Not Found');
  expect(call('GET', '/codeowners/errors')).toEqual({ errors: [{ line: 2, message: 'Unknown owner' }] });
  expect(() => call('GET', '/environments/nowhere')).toThrow('Not Found');
});

test('deployments and their statuses', () => {
  const { id } = call(
    'POST',
    '/deployments',
    { ref: 'main', environment: 'dev', payload: { digest: 'sha256:x' } },
    { deployments: 'write' },
  ) as { id: number };
  call('POST', `/deployments/${id}/statuses`, { state: 'success' }, { deployments: 'write' });
  expect(call('GET', '/deployments?environment=dev')).toMatchObject([
    { id, sha: first, payload: { digest: 'sha256:x' } },
  ]);
  expect(call('GET', '/deployments?environment=prod')).toEqual([]);
  expect(call('GET', `/deployments/${id}/statuses`)).toMatchObject([{ state: 'success' }]);
  expect(() => call('POST', `/deployments/${id}/statuses`, { state: 'fine' })).toThrow('state is one of');
});

test('runs, who approved them, and pages', () => {
  expect(call('GET', '/actions/workflows/w.yml/runs?branch=main&status=success')).toMatchObject({
    total_count: 1,
    workflow_runs: [{ id: 5, head_sha: first, conclusion: 'success' }],
  });
  expect(call('GET', '/actions/runs?head_sha=other')).toMatchObject({ total_count: 0 });
  expect(call('GET', '/actions/runs/5/approvals')).toMatchObject([
    { state: 'approved', user: { login: 'ann' }, environments: [{ name: 'prod' }] },
  ]);
  for (let i = 0; i < 35; i++) call('POST', '/issues', { title: `i${i}` });
  expect(call('GET', '/issues')).toHaveLength(30);
  expect(call('GET', '/issues?per_page=20&page=2')).toHaveLength(15);
});

test('commits are compared as from the one to the other', () => {
  const second = state.remote.commit(first, { 'b.txt': 'two' }, 'second');
  state.remote.setReference('refs/heads/topic', second);
  expect(
    [
      `main...topic`,
      `topic...main`,
      `${first}...main`,
      `${state.remote.commit(first, { 'c.txt': 'three' }, 'third')}...topic`,
    ].map((path) => (call('GET', `/compare/${path}`, {}, { contents: 'read' }) as { status: string }).status),
  ).toEqual(['ahead', 'behind', 'identical', 'diverged']);
  expect(() => call('GET', '/compare/main...nowhere')).toThrow('Not Found');
  expect(() => call('GET', '/compare/main...topic', {}, { actions: 'read' })).toThrow(
    'Resource not accessible by integration',
  );
});

test('what it does not know, it says', () => {
  expect(() => call('GET', '/releases')).toThrow('GET /releases is not part of the fake of GitHub');
});

// The schemas of GitHub's description: `pull-request` has `merged`, and `pull-request-simple`, which lists are made of, has not.
test('a pull request in a list says less than one by itself', () => {
  pull();
  expect(call('GET', '/pulls/1')).toHaveProperty('merged', false);
  expect((call('GET', '/pulls') as object[])[0]).not.toHaveProperty('merged');
});
