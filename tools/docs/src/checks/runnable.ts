import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolders } from '../workspace';

/** What can be run in a workspace. */
export interface Runnable {
  /** Scripts of package.json. */
  readonly scripts: readonly string[];
  /** Targets by project. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** Whether a path, relative to the root, is a file. */
  readonly isFile: (path: string) => boolean;
}

/** What can be run in the workspace at a root. */
export function runnableIn(root: string): Runnable {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
  const projects = projectFolders(root).map((folder) => `${folder}/project.json`);
  return {
    scripts: Object.keys(read<{ scripts: object }>('package.json').scripts),
    targets: new Map(
      projects
        .filter((file) => existsSync(join(root, file)))
        .map((file) => {
          const { name, targets = {} } = read<{ name: string; targets?: object }>(file);
          return [name, Object.keys(targets)];
        }),
    ),
    isFile: (path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile(),
  };
}
