import { type GitHub } from './github';

interface Reference { readonly object: { readonly sha: string } }
interface Commit { readonly sha: string; readonly tree: { readonly sha: string }; readonly parents: readonly { readonly sha: string }[] }
interface PullRequest { readonly number: number; readonly html_url: string }

/** What a pull request brings. */
export interface KeptPullRequest {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly text: string;
  /** New contents by path. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Keeps one pull request for one kind of change: its branch becomes one commit on top of the base, and the pull request is
 * opened or updated. The commit is made through the API, so that no job holds credentials that git could push with, and the
 * branch moves once it is whole: GitHub closes a pull request whose branch has nothing of its own, be it for a moment.
 *
 * Source: docs.github.com/en/rest/git
 * @returns its address
 */
export async function keepPullRequest(github: GitHub, { branch, base, title, text, files }: KeptPullRequest): Promise<string> {
  const { object: { sha: onto } } = await github.request<Reference>('GET', `/git/ref/heads/${base}`);
  const { tree: { sha: base_tree } } = await github.request<Commit>('GET', `/git/commits/${onto}`);
  const entries = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }));
  const { sha: tree } = await github.request<{ sha: string }>('POST', '/git/trees', { base_tree, tree: entries });
  await moveBranch(github, branch, { message: title, tree, parents: [onto] });
  const [owner] = github.repository.split('/');
  const [open] = await github.list<PullRequest>(`/pulls?state=open&head=${owner}:${branch}&base=${base}`);
  if (!open) return (await github.request<PullRequest>('POST', '/pulls', { head: branch, base, title, body: text })).html_url;
  await github.request('PATCH', `/pulls/${open.number}`, { title, body: text });
  return open.html_url;
}

/** Lets a branch be one commit, unless it is that commit already: moved for nothing, it would lose its approvals. */
async function moveBranch(github: GitHub, branch: string, wanted: { message: string; tree: string; parents: [string] }): Promise<void> {
  const existing = await github.find<Reference>(`/git/ref/heads/${branch}`);
  const head = existing && await github.request<Commit>('GET', `/git/commits/${existing.object.sha}`);
  if (head?.tree.sha === wanted.tree && head.parents.length === 1 && head.parents[0]?.sha === wanted.parents[0]) return;
  const { sha } = await github.request<Commit>('POST', '/git/commits', wanted);
  if (existing) await github.request('PATCH', `/git/refs/heads/${branch}`, { sha, force: true });
  else await github.request('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha });
}
