import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Bundles a CDK app as the workspace does. Imported where it stands and not bundled into this program, because it finds
 * the workspace from its own place.
 */
export async function bundleApp(entry: string): Promise<string> {
  const module = (await import(pathToFileURL(join(workspaceRoot(), 'tools/setup/src/bundle-app.mjs')).href)) as {
    bundleApp(entry: string): Promise<string>;
  };
  return module.bundleApp(entry);
}
