import { type Markdown } from '@nss/markdown';
import { type GitHub } from './github';

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly pull_request?: object;
}

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
  const open = (await github.list<Issue>(`/issues?state=open&labels=${encodeURIComponent(label)}`)).find(
    (issue) => issue.title === title && !issue.pull_request,
  );
  if (!open) {
    if (text === undefined) return 'unchanged';
    await github.request('POST', '/issues', { title, labels: [label], body: text });
    return 'opened';
  }
  if (text === undefined) {
    await github.request('POST', `/issues/${open.number}/comments`, { body: 'This is gone.' });
    await github.request('PATCH', `/issues/${open.number}`, { state: 'closed', state_reason: 'completed' });
    return 'closed';
  }
  if (open.body === text) return 'unchanged';
  await github.request('PATCH', `/issues/${open.number}`, { body: text });
  return 'updated';
}
