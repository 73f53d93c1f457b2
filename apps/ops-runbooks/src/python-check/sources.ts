import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = 'apps/ops-runbooks';

/** The type that scripts and deployment share, in its one home. A path in the workspace, like the others here. */
export const DESCRIPTION = 'libs/runbook-definition/src/system-description.ts';

/** Words that the description has of its field, in their one home. */
const WORDS = 'libs/naming/src/relay-words.ts';

/**
 * The text of {@link DESCRIPTION}, and after it that of the words it has.
 * @param root of the workspace
 */
export function descriptionText(root: string): string {
  return [DESCRIPTION, WORDS].map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
}

/** What is made of {@link DESCRIPTION} for the scripts. */
export const DESCRIBED_TYPES = `${PROJECT}/src/definition/system_description.pyi`;

/** How {@link DESCRIBED_TYPES} is made. */
export const WRITE_DESCRIBED_TYPES = `node tools/setup/src/run.mjs ${PROJECT}/src/python-check/write-described-types.ts`;

/**
 * The text of every Python file that steps are made of, by its path in the workspace.
 * @param root of the workspace
 */
export function pythonSources(root: string): ReadonlyMap<string, string> {
  const paths = ['scripts', 'runbooks'].flatMap((folder) =>
    readdirSync(join(root, PROJECT, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.py'))
      .map((name) => `${PROJECT}/src/${folder}/${name.replaceAll('\\', '/')}`),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
