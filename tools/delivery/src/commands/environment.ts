import { everyEnvironment, type LoadedEnvironment } from '@nss/environment';
import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';

/**
 * Every environment of the files.
 * @param folder of them, relative to the repository's root. @default - ENVIRONMENTS_DIR, or the repository's own
 * @throws EnvironmentProblems
 */
export function environments(folder?: string): readonly LoadedEnvironment[] {
  return everyEnvironment(folder && join(workspaceRoot(), folder));
}
