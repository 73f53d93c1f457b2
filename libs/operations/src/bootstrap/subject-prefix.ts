/** What the subjects of a repository's tokens look like before the environment, with or without ids. The stack holds the same pattern. */
const PREFIX = /^repo:(?<owner>[A-Za-z0-9_.-]+)(?:@(?<ownerId>\d+))?\/(?<name>[A-Za-z0-9_.-]+)(?:@(?<id>\d+))?$/;

/** Whether a text can be the beginning of a subject: one repository, no wildcard, both ids or none. */
export function isSubjectPrefix(text: string): boolean {
  const { ownerId, id } = PREFIX.exec(text)?.groups ?? {};
  return PREFIX.test(text) && (ownerId === undefined) === (id === undefined);
}

/** The prefix for the repository that a git remote's address names; undefined for one that is not GitHub's. */
export function subjectPrefixOf(remote: string): string | undefined {
  const match = /github\.com[:/]([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+?)(?:\.git)?\/?$/.exec(remote.trim());
  return match ? `repo:${match[1]}/${match[2]}` : undefined;
}

/**
 * Everything that tokens of a repository may begin with when all that is known is one prefix: with ids, both forms, since the
 * ids alone do not tell which of the two GitHub writes; without, that one.
 */
export function subjectPrefixesOf(prefix: string): string[] {
  const { owner, ownerId, name } = PREFIX.exec(prefix)?.groups ?? {};
  return ownerId === undefined ? [prefix] : [`repo:${owner}/${name}`, prefix];
}
