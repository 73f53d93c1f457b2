import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a package's files are. */
export interface PackageFolders {
  /** The package's own folder, with its package.json. */
  folder: string;
  /** The workspace's root where the package runs from its sources; nothing where it is installed. */
  workspace: string | undefined;
  /** Where it keeps what it makes once: below the workspace, or in the user's own cache. */
  cache: string;
}

/**
 * Finds a package of this workspace, whether it runs from the sources (bundled wherever they may be) or was installed somewhere:
 * what comes first above the file decides, a package.json of that name or an nx.json.
 *
 * @param name of the folder and, after `@nss/`, of the package
 * @param file URL of the file that asks
 * @throws Error where neither is above it
 */
export function packageFolders(name: string, file: string): PackageFolders {
  for (let folder = dirname(fileURLToPath(file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json')) && existsSync(join(folder, 'packages', name)))
      return { folder: join(folder, 'packages', name), workspace: folder, cache: join(folder, '.cache') };
    if (nameOf(folder) === `@nss/${name}` && !existsSync(join(folder, '../../nx.json')))
      return { folder, workspace: undefined, cache: join(userCache(), `nss-${name}`) };
    if (dirname(folder) === folder) throw new Error(`no package.json of @nss/${name} above ${fileURLToPath(file)}`);
  }
}

function nameOf(folder: string): unknown {
  const path = join(folder, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { name?: unknown }).name : undefined;
}

/** https://specifications.freedesktop.org/basedir-spec/latest/ (XDG_CACHE_HOME) */
function userCache(): string {
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
