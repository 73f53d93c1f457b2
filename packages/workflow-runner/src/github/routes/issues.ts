import { type Part, type Schema } from '@nss/github-api';
import { ApiError, issueOf, page, text, type ApiRequest, type Need, route, type Route } from '../api';
import { type Comment, type Issue } from '../state';

/** A pull request's conversation is written with either permission, an issue's with its own. */
function conversation(access: 'read' | 'write') {
  return (request: ApiRequest): Need =>
    issueOf(request).pull
      ? [
          ['issues', access],
          ['pull-requests', access],
        ]
      : [['issues', access]];
}

function ownerOfComment({ state, parameters }: ApiRequest): { issue: Issue; comment: Comment } {
  for (const issue of state.issues) {
    const comment = issue.comments.find(({ id }) => String(id) === parameters.comment_id);
    if (comment) return { issue, comment };
  }
  throw new ApiError(404, 'Not Found');
}

function commentNeed(request: ApiRequest): Need {
  return ownerOfComment(request).issue.pull
    ? [
        ['issues', 'write'],
        ['pull-requests', 'write'],
      ]
    : [['issues', 'write']];
}

function shownComment(request: ApiRequest, issue: Issue, comment: Comment): Part<Schema<'issue-comment'>> {
  return {
    id: comment.id,
    body: comment.body,
    user: { login: comment.user, type: comment.user.endsWith('[bot]') ? 'Bot' : 'User' },
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: page(request, `issues/${issue.number}#issuecomment-${comment.id}`),
  };
}

function shownIssue(request: ApiRequest, issue: Issue): Part<Schema<'issue'>> {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    labels: issue.labels.map((name) => ({ name })),
    user: { login: issue.user },
    comments: issue.comments.length,
    html_url: page(request, `${issue.pull ? 'pull' : 'issues'}/${issue.number}`),
    ...(issue.pull ? { pull_request: { html_url: page(request, `pull/${issue.number}`) } } : {}),
  };
}

function labelsOf(body: Record<string, unknown>): string[] | undefined {
  return Array.isArray(body.labels)
    ? body.labels.map((label) => (typeof label === 'string' ? label : String((label as { name?: unknown }).name)))
    : undefined;
}

/** Issues and the conversations of pull requests (docs.github.com/rest/issues). */
export const issueRoutes: readonly Route[] = [
  route('GET', '/issues', [['issues', 'read']])((request) => {
    const { query, state } = request;
    const wanted = query.get('state') ?? 'open';
    const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
    const creator = query.get('creator');
    return {
      body: state.issues
        .filter(
          (issue) =>
            (wanted === 'all' || issue.state === wanted) &&
            labels.every((label) => issue.labels.includes(label)) &&
            (creator === null || issue.user === creator),
        )
        .reverse()
        .map((issue) => shownIssue(request, issue)),
    };
  }),
  route('POST', '/issues', [['issues', 'write']])((request) => {
    const { state, body, caller } = request;
    const issue: Issue = {
      number: state.issues.length + 1,
      title: text(request, 'title'),
      body: String(body.body ?? ''),
      state: 'open',
      labels: labelsOf(body) ?? [],
      user: caller.login,
      comments: [],
    };
    state.issues.push(issue);
    return { status: 201, body: shownIssue(request, issue) };
  }),
  route(
    'GET',
    '/issues/{issue_number}',
    conversation('read'),
  )((request) => ({
    body: shownIssue(request, issueOf(request)),
  })),
  route(
    'PATCH',
    '/issues/{issue_number}',
    conversation('write'),
  )((request) => {
    const issue = issueOf(request);
    const { body } = request;
    if (body.state !== undefined && body.state !== 'open' && body.state !== 'closed')
      throw new ApiError(422, 'Validation Failed: state is open or closed');
    if (typeof body.title === 'string') issue.title = body.title;
    if (typeof body.body === 'string') issue.body = body.body;
    if (body.state) issue.state = body.state as Issue['state'];
    issue.labels = labelsOf(body) ?? issue.labels;
    return { body: shownIssue(request, issue) };
  }),
  route(
    'POST',
    '/issues/{issue_number}/labels',
    conversation('write'),
  )((request) => {
    const issue = issueOf(request);
    issue.labels = [...new Set([...issue.labels, ...(labelsOf(request.body) ?? [])])];
    return { body: issue.labels.map((name) => ({ name })) };
  }),
  route(
    'GET',
    '/issues/{issue_number}/comments',
    conversation('read'),
  )((request) => ({
    body: issueOf(request).comments.map((comment) => shownComment(request, issueOf(request), comment)),
  })),
  route(
    'POST',
    '/issues/{issue_number}/comments',
    conversation('write'),
  )((request) => {
    const issue = issueOf(request);
    const now = request.state.now();
    const comment: Comment = {
      id: request.state.nextId(),
      body: text(request, 'body'),
      user: request.caller.login,
      createdAt: now,
      updatedAt: now,
    };
    issue.comments.push(comment);
    return { status: 201, body: shownComment(request, issue, comment) };
  }),
  route(
    'PATCH',
    '/issues/comments/{comment_id}',
    commentNeed,
  )((request) => {
    const { issue, comment } = ownerOfComment(request);
    Object.assign(comment, { body: text(request, 'body'), updatedAt: request.state.now() });
    return { body: shownComment(request, issue, comment) };
  }),
  route(
    'DELETE',
    '/issues/comments/{comment_id}',
    commentNeed,
  )((request) => {
    const { issue, comment } = ownerOfComment(request);
    issue.comments.splice(issue.comments.indexOf(comment), 1);
    return { status: 204, body: undefined };
  }),
];
