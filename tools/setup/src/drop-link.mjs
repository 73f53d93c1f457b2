import { lstatSync, rmSync } from 'node:fs';

/**
 * Removes a link and leaves what it leads to, which belongs to another checkout. A folder, or nothing, stays as it is.
 * @param {string} path
 */
export function dropLink(path) {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(path);
}
