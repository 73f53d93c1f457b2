import { type Part, type Schema } from '@nss/github-api';
import { ApiError, text, type ApiRequest, route, type Route } from '../api';
import { type Changes } from '../git-remote';

interface TreeEntry {
  path?: string;
  mode?: string;
  type?: string;
  content?: string;
}

function object({ state: { remote } }: ApiRequest, sha: string, kind: 'commit' | 'tree'): string {
  try {
    return remote.git(['rev-parse', '--verify', '--quiet', `${sha}^{${kind}}`]);
  } catch {
    throw new ApiError(404, 'Not Found');
  }
}

function shownCommit(request: ApiRequest, sha: string): Part<Schema<'git-commit'>> {
  const { remote } = request.state;
  const [commit, tree, ...parents] = remote
    .git(['show', '--no-patch', '--format=%H %T %P', object(request, sha, 'commit')])
    .split(' ')
    .filter(Boolean);
  return { sha: commit, tree: { sha: tree }, parents: parents.map((parent) => ({ sha: parent })) };
}

/** New contents of files; modes and objects of other kinds are not part of the fake. */
function changesOf({ body }: ApiRequest): Changes {
  const entries = Array.isArray(body.tree) ? (body.tree as TreeEntry[]) : [];
  return Object.fromEntries(
    entries.map(({ path, mode, type, content }) => {
      if (!path || mode !== '100644' || type !== 'blob' || content === undefined)
        throw new ApiError(422, 'the fake takes entries with path, mode 100644, type blob and content');
      return [path, content];
    }),
  );
}

/** Commits and trees (docs.github.com/rest/git/commits, docs.github.com/rest/git/trees). */
export const gitDataRoutes: readonly Route[] = [
  route('GET', '/git/commits/{commit_sha}', [['contents', 'read']])((request) => ({
    body: shownCommit(request, request.parameters.commit_sha),
  })),
  route('POST', '/git/trees', [['contents', 'write']])((request) => ({
    status: 201,
    body: { sha: request.state.remote.tree(object(request, text(request, 'base_tree'), 'tree'), changesOf(request)) },
  })),
  route('POST', '/git/commits', [['contents', 'write']])((request) => {
    const parents = (Array.isArray(request.body.parents) ? (request.body.parents as string[]) : []).map((parent) =>
      object(request, parent, 'commit'),
    );
    return {
      status: 201,
      body: shownCommit(
        request,
        request.state.remote.commitTree(
          object(request, text(request, 'tree'), 'tree'),
          parents,
          text(request, 'message'),
        ),
      ),
    };
  }),
];
