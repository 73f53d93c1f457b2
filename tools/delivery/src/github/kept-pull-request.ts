import { type GitHub } from './github';

interface Reference { readonly object: { readonly sha: string } }
interface Content { readonly sha: string }
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
 * Keeps one pull request for one kind of change: its branch is laid anew on the base, with a commit for each file, and the
 * pull request opened or updated. Commits come through the API, so that no job holds credentials that git could push with.
 *
 * @returns its address
 */
export async function keepPullRequest(github: GitHub, { branch, base, title, text, files }: KeptPullRequest): Promise<string> {
  const { object: { sha } } = await github.request<Reference>('GET', `/git/ref/heads/${base}`);
  if (await github.find<Reference>(`/git/ref/heads/${branch}`)) await github.request('PATCH', `/git/refs/heads/${branch}`, { sha, force: true });
  else await github.request('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha });
  for (const [path, content] of Object.entries(files)) {
    const existing = await github.find<Content>(`/contents/${path}?ref=${branch}`);
    await github.request('PUT', `/contents/${path}`, {
      branch, message: title, content: Buffer.from(content).toString('base64'), ...(existing && { sha: existing.sha }),
    });
  }
  const [owner] = github.repository.split('/');
  const [open] = await github.list<PullRequest>(`/pulls?state=open&head=${owner}:${branch}&base=${base}`);
  if (!open) return (await github.request<PullRequest>('POST', '/pulls', { head: branch, base, title, body: text })).html_url;
  await github.request('PATCH', `/pulls/${open.number}`, { title, body: text });
  return open.html_url;
}
