import { type Answer, GitHub, GitHubError, type GitHubOptions, type Schema } from '@nss/github-api';
import { isSubjectPrefix } from './subject-prefix';

/** What of a repository its subjects are made of. */
export type RepositoryFacts = Pick<Schema<'full-repository'>, 'id' | 'name' | 'created_at'> & {
  readonly owner: Pick<Schema<'simple-user'>, 'login' | 'id'>;
};

/** How a repository's subjects are made. */
export type SubjectTemplate = Answer<'GET', '/actions/oidc/customization/sub'>;

/** Repositories made from this day on have subjects with ids; others where they were renamed since, or asked for it. https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/ */
const IDS_SINCE = Date.parse('2026-07-15T00:00:00Z');

/** The claims that make the default subject: the repository, then the environment. */
const DEFAULT_KEYS = 'repo,context';

/** What the subjects of tokens begin with, and how that is known. */
export interface KnownSubjects {
  /** One, or both forms where GitHub does not say which. */
  readonly prefixes: readonly string[];
  readonly because: string;
}

/**
 * What GitHub's answers say of the subjects of a repository's tokens.
 * @param template nothing where GitHub did not say: its answer needs more rights than the repository's own
 * @throws Error where subjects are made otherwise, so that no role of ours could trust them
 */
export function subjectsOf(
  { id, name, owner, created_at }: RepositoryFacts,
  template: SubjectTemplate | undefined,
): KnownSubjects {
  const [classic, withIds] = [`repo:${owner.login}/${name}`, `repo:${owner.login}@${owner.id}/${name}@${id}`];
  const keys = template?.include_claim_keys ?? [];
  if (template && !template.use_default && keys.length > 0 && keys.join() !== DEFAULT_KEYS) {
    throw new Error(
      `${owner.login}/${name} has subjects of its own (${keys.join(', ')}), which name no environment: gh api --method PUT repos/${owner.login}/${name}/actions/oidc/customization/sub -F use_default=true`,
    );
  }
  const told = template?.sub_claim_prefix;
  if (told !== undefined && told !== '') {
    if (!isSubjectPrefix(told) || ![classic, withIds].includes(told))
      throw new Error(
        `GitHub says that subjects of ${owner.login}/${name} begin with ${told}, which is not this repository`,
      );
    return { prefixes: [told], because: 'GitHub says so' };
  }
  if (template?.use_immutable_subject !== undefined)
    return { prefixes: [template.use_immutable_subject ? withIds : classic], because: 'GitHub says so' };
  if (Date.parse(created_at) >= IDS_SINCE)
    return { prefixes: [withIds], because: `it was made on ${created_at.slice(0, 10)}, when subjects had ids` };
  return {
    prefixes: [classic, withIds],
    because: `it was made on ${created_at.slice(0, 10)}, and GitHub does not say whether it was renamed since, or asked for ids`,
  };
}

/**
 * Asks GitHub what the subjects of a repository's tokens begin with.
 * @param repository `owner/name`
 * @param asking without a token: public repositories only, and not how their subjects are made
 * @throws Error where GitHub cannot be asked, or does not know the repository
 */
export async function askSubjects(repository: string, asking: GitHubOptions): Promise<KnownSubjects> {
  const github = new GitHub(repository, asking);
  const facts = await github.request('GET', '').catch((error: unknown) => {
    if (error instanceof GitHubError)
      throw new Error(`GitHub answered ${error.status} when asked for ${repository}`, { cause: error });
    throw error;
  });
  const template = await github.request('GET', '/actions/oidc/customization/sub').catch((error: unknown) => {
    if (error instanceof GitHubError) return undefined;
    throw error;
  });
  return subjectsOf(facts, template);
}
