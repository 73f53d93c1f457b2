import { consentsIn } from '../consent/consents';
import { type GitHub } from './github';

interface PullRequest { readonly body?: string | null; readonly merged_at?: string | null; readonly base?: { readonly ref?: string } }

/** The consents of the pull requests that brought a commit to a branch: descriptions of merged ones, as they stand now. */
export async function consentsOf(github: GitHub, commit: string, branch: string): Promise<Set<string>> {
  const pulls = await github.list<PullRequest>(`/commits/${commit}/pulls`);
  return new Set(pulls.filter(({ merged_at, base }) => merged_at && base?.ref === branch).flatMap(({ body }) => [...consentsIn(body ?? '')]));
}
