import ignore from 'ignore';

/**
 * What must not change without a second pair of eyes from whoever answers for it: what runs with a role, what may act, what decides who
 * approves, and what brings other people's code in.
 */
export const OWNED_PATHS = [
  '.github/',
  'tools/',
  'libs/',
  'packages/',
  'apps/nss-infra/src/identity/',
  'apps/ops-runbooks/',
  // Nx takes variables for every command from it.
  '.env',
  '.npmrc',
  'nx.json',
  'package.json',
  'package-lock.json',
] as const;

/**
 * The files that nobody owns, of those that somebody has to. The last line that fits a path decides; one without owners takes them away.
 *
 * Source: docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * @param files of the repository, relative to its root
 */
export function filesWithoutOwner(codeOwners: string, files: readonly string[]): string[] {
  const lines = codeOwners
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(Boolean)
    .map((line) => line.split(/\s+/))
    .map(([pattern = '', ...owners]) => ({ fits: ignore().add(pattern), isOwned: owners.length > 0 }));
  return files
    .filter((file) => OWNED_PATHS.some((path) => file === path || (path.endsWith('/') && file.startsWith(path))))
    .filter((file) => lines.filter(({ fits }) => fits.ignores(file)).at(-1)?.isOwned !== true);
}
