import { packageFolders } from '@nss/workspace';

/** The command with which a person installs the Python packages, where this package is installed itself. */
export const SET_UP = 'npx embedded-aws set-up';

/** The command line of this package, as a person calls it: in this workspace, or where the package is installed. */
export function cloudCommand(): string {
  return packageFolders('embedded-aws', import.meta.url).workspace === undefined
    ? 'npx embedded-aws'
    : 'npm run -s cloud --';
}
