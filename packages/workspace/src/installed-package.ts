import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of a package that is installed, found as Node.js finds it: in the nearest `node_modules` above. For files that the package's
 * own `exports` do not name, such as data.
 * https://nodejs.org/api/modules.html#loading-from-node_modules-folders
 *
 * @param name `tree-sitter-powershell`
 * @param file URL of the file that asks
 * @throws Error where it is not installed
 */
export function installedPackage(name: string, file: string): string {
  for (let folder = dirname(fileURLToPath(file)); ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder)
      throw new Error(`the package ${name} is missing. Install what package.json names: npm ci`);
  }
}
