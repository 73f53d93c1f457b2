import { isSubjectPrefix } from './subject-prefix';

/** A repository, as GitHub's API has it. https://docs.github.com/en/rest/repos/repos#get-a-repository */
export interface RepositoryFacts {
  readonly id: number;
  readonly name: string;
  readonly owner: { readonly login: string; readonly id: number };
  readonly created_at: string;
}

/**
 * How a repository's subjects are made. https://docs.github.com/en/rest/actions/oidc#get-the-customization-template-for-an-oidc-subject-claim-for-a-repository
 */
export interface SubjectTemplate {
  readonly use_default: boolean;
  readonly include_claim_keys?: readonly string[];
  readonly use_immutable_subject?: boolean;
  readonly sub_claim_prefix?: string;
}

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

/** Where and as whom GitHub is asked. */
export interface Asking {
  /** @default https://api.github.com */
  readonly api?: string;
  /** @default - public repositories only, and not how their subjects are made */
  readonly token?: string;
}

/**
 * Asks GitHub what the subjects of a repository's tokens begin with.
 * @param repository `owner/name`
 * @throws Error where GitHub cannot be asked, or does not know the repository
 */
export async function askSubjects(
  repository: string,
  { api = 'https://api.github.com', token }: Asking,
): Promise<KnownSubjects> {
  const ask = async (path: string): Promise<Response> =>
    fetch(`${api}/repos/${repository}${path}`, {
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    }).catch((error: Error) => {
      throw new Error(`GitHub cannot be asked (${error.message})`);
    });
  const answer = await ask('');
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} when asked for ${repository}`);
  const template = await ask('/actions/oidc/customization/sub');
  return subjectsOf(
    (await answer.json()) as RepositoryFacts,
    template.ok ? ((await template.json()) as SubjectTemplate) : undefined,
  );
}

const PATIENCE_MILLISECONDS = 15_000;
