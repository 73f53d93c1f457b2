import { type Part, type Schema } from '@nss/github-api';
import { ApiError, text, type ApiRequest, route, type Route } from '../api';

function fullName(reference: string): string {
  if (!reference.startsWith('refs/')) throw new ApiError(422, 'Reference name must start with refs/');
  return reference;
}

function setReference(request: ApiRequest, name: string, sha: string, force: boolean): void {
  const { state, caller } = request;
  if (caller.job && state.protectedBranches.some((branch) => name === `refs/heads/${branch}`))
    throw new ApiError(403, `${name} is protected`);
  if (!state.remote.resolve(sha)) throw new ApiError(422, 'Object does not exist');
  const before = state.remote.resolve(name);
  const moves = before !== undefined && !force && state.remote.git(['merge-base', before, sha]) !== before;
  if (moves) throw new ApiError(422, 'Update is not a fast forward');
  state.remote.setReference(name, sha);
  movePullRequests(request, name.replace('refs/heads/', ''), sha);
}

/** A pull request follows its branch, and is closed when that has nothing left that its base lacks. */
function movePullRequests({ state: { issues, remote } }: ApiRequest, branch: string, sha: string): void {
  for (const issue of issues.filter(({ state, pull }) => state === 'open' && pull?.head === branch)) {
    remote.setReference(`refs/pull/${issue.number}/head`, sha);
    if (remote.git(['merge-base', `refs/heads/${issue.pull!.base}`, sha]) === sha) issue.state = 'closed';
  }
}

function shownReference(request: ApiRequest, name: string): Part<Schema<'git-ref'>> {
  const sha = request.state.remote.resolve(name);
  if (!sha) throw new ApiError(404, 'Not Found');
  return { ref: name, object: { type: 'commit', sha } };
}

function branchOf({ body, query }: ApiRequest): string {
  return String(body.branch ?? query.get('ref') ?? 'main').replace('refs/heads/', '');
}

/** References and contents (docs.github.com/rest/git, docs.github.com/rest/repos/contents). */
export const gitRoutes: readonly Route[] = [
  route('GET', '/git/ref/{ref}', [['contents', 'read']])((request) => ({
    body: shownReference(request, `refs/${request.parameters.ref}`),
  })),
  route('POST', '/git/refs', [['contents', 'write']])((request) => {
    const name = fullName(text(request, 'ref'));
    if (request.state.remote.resolve(name)) throw new ApiError(422, 'Reference already exists');
    setReference(request, name, text(request, 'sha'), false);
    return { status: 201, body: shownReference(request, name) };
  }),
  route('PATCH', '/git/refs/{ref}', [['contents', 'write']])((request) => {
    const name = `refs/${request.parameters.ref}`;
    shownReference(request, name);
    setReference(request, name, text(request, 'sha'), request.body.force === true);
    return { body: shownReference(request, name) };
  }),
  route('DELETE', '/git/refs/{ref}', [['contents', 'write']])((request) => {
    const name = `refs/${request.parameters.ref}`;
    shownReference(request, name);
    request.state.remote.setReference(name, null);
    return { status: 204, body: undefined };
  }),
  // What the second lacks of the first, and has beside it (docs.github.com/rest/commits/commits#compare-two-commits).
  route('GET', '/compare/{basehead}', [['contents', 'read']])(({ state: { remote }, parameters }) => {
    const [base, head] = parameters.basehead
      .split('...')
      .map((name) => remote.resolve(name) ?? remote.resolve(`refs/heads/${name}`));
    if (!base || !head) throw new ApiError(404, 'Not Found');
    const [behind = 0, ahead = 0] = remote
      .git(['rev-list', '--left-right', '--count', `${base}...${head}`])
      .split('\t')
      .map(Number);
    const status: Schema<'commit-comparison'>['status'] =
      ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
    return { body: { status, ahead_by: ahead, behind_by: behind } };
  }),
  route('GET', '/contents/{path}', [['contents', 'read']])((request) => {
    const {
      state: { remote },
      parameters: { path = '' },
    } = request;
    const commit = remote.resolve(branchOf(request));
    const content = commit && remote.read(commit, path);
    if (content === undefined) throw new ApiError(404, 'Not Found');
    return {
      body: {
        type: 'file' as const,
        path,
        encoding: 'base64',
        content: Buffer.from(content).toString('base64'),
        sha: remote.git(['rev-parse', `${commit}:${path}`]),
      },
    };
  }),
  route('PUT', '/contents/{path}', [['contents', 'write']])((request) => {
    const {
      state: { remote },
      parameters: { path = '' },
      body,
    } = request;
    const branch = branchOf(request);
    const parent = remote.resolve(`refs/heads/${branch}`);
    if (!parent) throw new ApiError(404, `Branch ${branch} not found`);
    const before = remote.read(parent, path) === undefined ? undefined : remote.git(['rev-parse', `${parent}:${path}`]);
    if (before !== body.sha)
      throw new ApiError(before === undefined ? 422 : 409, `${path} does not match ${String(body.sha)}`);
    const commit = remote.commit(
      parent,
      { [path]: Buffer.from(text(request, 'content'), 'base64').toString() },
      text(request, 'message'),
    );
    setReference(request, `refs/heads/${branch}`, commit, false);
    return {
      status: before === undefined ? 201 : 200,
      body: { content: { path, sha: remote.git(['rev-parse', `${commit}:${path}`]) }, commit: { sha: commit } },
    };
  }),
];
