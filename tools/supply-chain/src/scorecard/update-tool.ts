import { dirname } from 'node:path';
import { parse } from 'yaml';

/** Files that pin what Dependabot keeps current, by its name for their kind. */
const ECOSYSTEMS: readonly [RegExp, string][] = [
  [/(^|\/)package-lock\.json$/, 'npm'],
  [/(^|\/)requirements\.txt$/, 'pip'],
  [/(^|\/)go\.mod$/, 'gomod'],
  [/(^|\/)Dockerfile$/, 'docker'],
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, 'github-actions'],
  [/^\.github\/actions\/[^/]+\/action\.ya?ml$/, 'github-actions'],
];

interface Update {
  readonly 'package-ecosystem': string;
  readonly directory?: string;
  readonly directories?: readonly string[];
}

/**
 * Files that pin dependencies and that no entry of dependabot.yml keeps current (OpenSSF Scorecard, Dependency-Update-Tool).
 * https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference (directories)
 *
 * @param dependabot text of `.github/dependabot.yml`
 * @param paths of the repository's files
 */
export function notKeptCurrent(dependabot: string, paths: readonly string[]): string[] {
  const { updates = [] } = parse(dependabot) as { updates?: readonly Update[] };
  const covered = new Set(
    updates.flatMap((update) =>
      [...(update.directories ?? []), ...(update.directory === undefined ? [] : [update.directory])].map(
        (folder) => `${update['package-ecosystem']} ${folder}`,
      ),
    ),
  );
  return paths.filter((path) => {
    const ecosystem = ECOSYSTEMS.find(([pattern]) => pattern.test(path))?.[1];
    if (ecosystem === undefined) return false;
    // For workflows Dependabot wants the root.
    const folder = path.startsWith('.github/workflows/') ? '/' : `/${dirname(path)}`.replace(/^\/\.$/, '/');
    return !covered.has(`${ecosystem} ${folder}`) && !covered.has(`${ecosystem} ${dirname(folder)}/*`);
  });
}
