/** What the subjects of a repository's tokens look like before the environment. The stack holds the same pattern. */
const PREFIX = /^repo:[A-Za-z0-9_.@-]+\/[A-Za-z0-9_.@-]+$/;

/** Whether a text can be the beginning of a subject: one repository, no wildcard. */
export function isSubjectPrefix(text: string): boolean {
  return PREFIX.test(text);
}

/** The prefix for the repository that a git remote's address names; undefined for one that is not GitHub's. */
export function subjectPrefixOf(remote: string): string | undefined {
  const match = /github\.com[:/]([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+?)(?:\.git)?\/?$/.exec(remote.trim());
  return match ? `repo:${match[1]}/${match[2]}` : undefined;
}
