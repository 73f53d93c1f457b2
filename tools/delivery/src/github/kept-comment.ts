import { type Markdown } from '@nss/markdown';
import { type GitHub } from '@nss/github-api';

/**
 * Keeps one comment of a pull request up to date: the first time it is written, later it is changed in place.
 * @param mark what tells it from others, letters, digits, dashes and blanks; it does not show
 */
export async function keepComment(
  github: GitHub,
  pullRequest: number,
  mark: string,
  { text }: Markdown,
): Promise<void> {
  if (!/^[\w. -]+$/.test(mark)) throw new RangeError(`${mark} cannot be hidden in a comment`);
  const hidden = `<!-- ${mark} -->`;
  const body = `${hidden}\n${text}`;
  const path = { issue_number: pullRequest };
  const comments = await github.list('/issues/{issue_number}/comments', { path });
  // A person may quote the comment, mark and all; only our own is changed.
  const ours = comments.find((comment) => comment.body?.startsWith(hidden) && comment.user?.type === 'Bot');
  if (!ours) await github.request('POST', '/issues/{issue_number}/comments', { path, body: { body } });
  else if (ours.body !== body)
    await github.request('PATCH', '/issues/comments/{comment_id}', { path: { comment_id: ours.id }, body: { body } });
}
