import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';

/** The folder of the repository's own environment files, relative to its root: what merging deploys. */
export const OWN_ENVIRONMENTS = 'environments';

/** The directory of the environment files: ENVIRONMENTS_DIR if set, else the repository's own. */
export function environmentsDirectory(variables: NodeJS.ProcessEnv = process.env): string {
  return variables['ENVIRONMENTS_DIR'] || join(workspaceRoot(), OWN_ENVIRONMENTS);
}
