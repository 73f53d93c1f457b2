import { synthesise } from '@nss/operations';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentsDirectory } from '@nss/environment';

/**
 * The assembly of environment files, which is made once for all suites of a run. Nobody may write into it.
 * @param folder of the environment files. @default - ENVIRONMENTS_DIR, or the repository's own
 * @returns its directory
 * @throws Error with what the app printed when it fails
 */
export function sharedAssembly(folder = environmentsDirectory()): string {
  // Set for each run of a project's tests (tools/setup/src/jest.mjs) and of all edits, in which no source changes; elsewhere nothing is shared.
  const { RUN_ASSEMBLIES } = process.env;
  const shared = RUN_ASSEMBLIES && join(RUN_ASSEMBLIES, digestOf(folder));
  if (shared && existsSync(shared)) return shared;
  const made = synthesise(join(mkdtempSync(join(tmpdir(), 'policies-')), 'assembly'), folder).directory;
  if (!shared) return made;
  try {
    renameSync(made, shared);
  } catch (error) {
    // Another suite was faster: a folder that is not empty is not replaced.
    if (!existsSync(shared)) throw error;
  }
  return shared;
}

/** Of the names and contents of everything that is synthesised. */
function digestOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(JSON.stringify([path.slice(folder.length), readFileSync(path, 'utf8')]));
  return hash.digest('hex');
}
