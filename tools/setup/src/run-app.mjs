import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleApp } from './bundle-app.mjs';
import { keepCompiledCode } from './compile-cache.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Runs a CDK app in this process.
 * @param {string} entry path of the TypeScript file, relative to the workspace's root
 * @param {string} name under which its compiled code is kept
 */
export async function runApp(entry, name) {
  const app = await bundleApp(entry);
  keepCompiledCode(join(root, 'dist/compile-cache'), name);
  createRequire(import.meta.url)(app);
}
