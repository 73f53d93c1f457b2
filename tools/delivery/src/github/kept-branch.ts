import { type GitHub } from '@nss/github-api';

/** What a branch brings. */
export interface KeptBranch {
  readonly branch: string;
  readonly base: string;
  /** Message of its one commit, and title of its pull request. */
  readonly title: string;
  /** New contents by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** Characters of a title in an address: GitHub's page refuses addresses that are very long. */
const LONGEST_TITLE = 200;

/**
 * Keeps one branch for one kind of change: it becomes one commit on top of the base, made through the API, so that no job holds credentials
 * that git could push with. The branch moves once the commit is whole: GitHub closes a pull request whose branch has nothing of its own, be
 * it for a moment. A person opens the pull request: a workflow that may open one may approve one as well.
 *
 * Source: docs.github.com/en/rest/git · docs.github.com/en/pull-requests (query parameters of a pull request)
 * @param server `https://github.com`
 * @returns address of the page that opens the pull request, filled in
 */
export async function keepBranch(
  github: GitHub,
  { branch, base, title, files }: KeptBranch,
  server: string,
): Promise<string> {
  const {
    object: { sha: onto },
  } = await github.request('GET', '/git/ref/{ref}', { path: { ref: `heads/${base}` } });
  const {
    tree: { sha: base_tree },
  } = await github.request('GET', '/git/commits/{commit_sha}', { path: { commit_sha: onto } });
  const entries = Object.entries(files).map(([path, content]) => ({
    path,
    mode: '100644' as const,
    type: 'blob' as const,
    content,
  }));
  const { sha: tree } = await github.request('POST', '/git/trees', { body: { base_tree, tree: entries } });
  await moveBranch(github, branch, { message: title, tree, parents: [onto] });
  const query = new URLSearchParams({ expand: '1', title: title.slice(0, LONGEST_TITLE) });
  return `${server}/${github.repository}/compare/${encodeURIComponent(base)}...${encodeURIComponent(branch)}?${query.toString()}`;
}

/** Lets a branch be one commit, unless it is that commit already: moved for nothing, it would lose its approvals. */
async function moveBranch(
  github: GitHub,
  branch: string,
  wanted: { message: string; tree: string; parents: [string] },
): Promise<void> {
  const ref = `heads/${branch}`;
  const existing = await github.find('/git/ref/{ref}', { path: { ref } });
  const head =
    existing &&
    (await github.request('GET', '/git/commits/{commit_sha}', { path: { commit_sha: existing.object.sha } }));
  if (head?.tree.sha === wanted.tree && head.parents.length === 1 && head.parents[0]?.sha === wanted.parents[0]) return;
  const { sha } = await github.request('POST', '/git/commits', { body: wanted });
  if (existing) await github.request('PATCH', '/git/refs/{ref}', { path: { ref }, body: { sha, force: true } });
  else await github.request('POST', '/git/refs', { body: { ref: `refs/${ref}`, sha } });
}
