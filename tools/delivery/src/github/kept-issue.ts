import { type Markdown } from '@nss/markdown';
import { type GitHub } from '@nss/github-api';

/** What an issue should say; without a text it should be closed. */
export interface KeptIssue {
  readonly title: string;
  /** One label for all of a kind; the title tells them apart. */
  readonly label: string;
  readonly text?: Markdown;
}

/** What became of an issue. */
export type IssueChange = 'opened' | 'updated' | 'closed' | 'unchanged';

/** Keeps one issue for one thing that may be wrong: opened when it is, updated while it stays, closed with a word when it is gone. */
export async function keepIssue(github: GitHub, { title, label, text: markdown }: KeptIssue): Promise<IssueChange> {
  const text = markdown?.text;
  const open = (await github.list('/issues', { query: { state: 'open', labels: label } })).find(
    (issue) => issue.title === title && !issue.pull_request,
  );
  if (!open) {
    if (text === undefined) return 'unchanged';
    await github.request('POST', '/issues', { body: { title, labels: [label], body: text } });
    return 'opened';
  }
  const path = { issue_number: open.number };
  if (text === undefined) {
    await github.request('POST', '/issues/{issue_number}/comments', { path, body: { body: 'This is gone.' } });
    await github.request('PATCH', '/issues/{issue_number}', {
      path,
      body: { state: 'closed', state_reason: 'completed' },
    });
    return 'closed';
  }
  if (open.body === text) return 'unchanged';
  await github.request('PATCH', '/issues/{issue_number}', { path, body: { body: text } });
  return 'updated';
}
