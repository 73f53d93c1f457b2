import { type Part, type Schema } from '@nss/github-api';
import { ApiError, issueOf, page, text, type ApiRequest, route, type Route } from '../api';
import { type Issue } from '../state';

type PullRequest = Issue & Required<Pick<Issue, 'pull'>>;

function isPull(issue: Issue): issue is PullRequest {
  return issue.pull !== undefined;
}

function pullOf(request: ApiRequest): PullRequest {
  const issue = issueOf(request);
  if (!isPull(issue)) throw new ApiError(404, 'Not Found');
  return issue;
}

/** A pull request as the API and the payload of its events show it. */
export function shownPull(
  request: Pick<ApiRequest, 'state' | 'serverUrl'>,
  issue: PullRequest,
): Part<Schema<'pull-request'>> {
  return { ...listed(request, issue), merged: issue.pull.mergedCommit !== undefined };
}

/** A pull request in a list, where GitHub says less of it. */
function listed(request: Pick<ApiRequest, 'state' | 'serverUrl'>, issue: PullRequest) {
  const { state, serverUrl } = request;
  const { owner, name } = state.repository;
  const { head, base, headRepository, draft, mergedCommit } = issue.pull;
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    draft,
    merged_at: mergedCommit ? state.remote.git(['show', '-s', '--format=%cI', mergedCommit]).trim() : null,
    merge_commit_sha: mergedCommit ?? state.remote.resolve(`refs/pull/${issue.number}/merge`) ?? null,
    labels: issue.labels.map((label) => ({ name: label })),
    user: { login: issue.user },
    html_url: `${serverUrl}/${owner}/${name}/pull/${issue.number}`,
    head: {
      ref: head,
      sha: state.remote.resolve(`refs/pull/${issue.number}/head`),
      label: `${headRepository.split('/')[0]}:${head}`,
      repo: { full_name: headRepository, fork: headRepository !== `${owner}/${name}` },
    },
    base: {
      ref: base,
      sha: state.remote.resolve(`refs/heads/${base}`),
      label: `${owner}:${base}`,
      repo: { full_name: `${owner}/${name}`, fork: false },
    },
  } satisfies Part<Schema<'pull-request-simple'>>;
}

function review(request: ApiRequest): Part<Schema<'pull-request-review'>> {
  const { state, body, caller } = request;
  const { user } = pullOf(request);
  if (body.event === 'APPROVE') {
    if (caller.job && !state.jobsMayOpenPullRequests)
      throw new ApiError(422, 'Unprocessable Entity: GitHub Actions is not permitted to approve pull requests.');
    if (caller.login === user) throw new ApiError(422, 'Unprocessable Entity: Can not approve your own pull request');
  }
  return { state: body.event === 'APPROVE' ? 'APPROVED' : 'COMMENTED', user: { login: caller.login } };
}

function open(request: ApiRequest): PullRequest {
  const { state, body, caller } = request;
  if (caller.job && !state.jobsMayOpenPullRequests)
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const { owner, name } = state.repository;
  const head = text(request, 'head').replace(`${owner}:`, '');
  const base = text(request, 'base');
  const commit = state.remote.resolve(`refs/heads/${head}`);
  if (!commit) throw new ApiError(422, `Validation Failed: head ${head} does not exist`);
  const target = state.remote.resolve(`refs/heads/${base}`);
  if (!target) throw new ApiError(422, `Validation Failed: base ${base} does not exist`);
  if (commit === target) throw new ApiError(422, `Validation Failed: No commits between ${base} and ${head}`);
  if (state.issues.some((issue) => issue.state === 'open' && issue.pull?.head === head && issue.pull.base === base))
    throw new ApiError(422, `Validation Failed: A pull request already exists for ${owner}:${head}.`);
  const issue: PullRequest = {
    number: state.issues.length + 1,
    title: text(request, 'title'),
    body: String(body.body ?? ''),
    state: 'open',
    labels: [],
    user: caller.login,
    comments: [],
    pull: { head, base, headRepository: `${owner}/${name}`, draft: body.draft === true },
  };
  state.issues.push(issue);
  state.remote.setReference(`refs/pull/${issue.number}/head`, commit);
  return issue;
}

/** Pull requests (docs.github.com/rest/pulls). */
export const pullRoutes: readonly Route[] = [
  route('GET', '/pulls', [['pull-requests', 'read']])((request) => {
    const { query, state } = request;
    const wanted = query.get('state') ?? 'open';
    const head = query.get('head')?.replace(`${state.repository.owner}:`, '');
    const base = query.get('base');
    return {
      body: state.issues
        .filter(isPull)
        .filter(
          ({ state: is, pull }) =>
            (wanted === 'all' || is === wanted) &&
            (head === undefined || pull.head === head) &&
            (base === null || pull.base === base),
        )
        .reverse()
        .map((issue) => listed(request, issue)),
    };
  }),
  route('POST', '/pulls', [['pull-requests', 'write']])((request) => ({
    status: 201,
    body: shownPull(request, open(request)),
  })),
  route('GET', '/pulls/{pull_number}', [['pull-requests', 'read']])((request) => ({
    body: shownPull(request, pullOf(request)),
  })),
  route('PATCH', '/pulls/{pull_number}', [['pull-requests', 'write']])((request) => {
    const issue = pullOf(request);
    const { body } = request;
    if (typeof body.title === 'string') issue.title = body.title;
    if (typeof body.body === 'string') issue.body = body.body;
    if (body.state === 'open' || body.state === 'closed') issue.state = body.state;
    return { body: shownPull(request, issue) };
  }),
  route('POST', '/pulls/{pull_number}/reviews', [['pull-requests', 'write']])((request) => ({ body: review(request) })),
  route('GET', '/pulls/{pull_number}/files', [['pull-requests', 'read']])((request) => {
    const { number, pull } = pullOf(request);
    const { remote } = request.state;
    const head = remote.resolve(`refs/pull/${number}/head`)!;
    const from = remote.git(['merge-base', `refs/heads/${pull.base}`, head]);
    return {
      body: remote
        .changedPaths(from, head)
        .map((filename) => ({ filename, html_url: page(request, `blob/${head}/${filename}`) })),
    };
  }),
  route('GET', '/commits/{commit_sha}/pulls', [['pull-requests', 'read']])((request) => {
    const { state, parameters } = request;
    const pulls = state.issues
      .filter(isPull)
      .filter(
        ({ number, pull }) =>
          pull.mergedCommit === parameters.commit_sha ||
          state.remote.resolve(`refs/pull/${number}/head`) === parameters.commit_sha,
      );
    return { body: pulls.map((issue) => listed(request, issue)) };
  }),
];
