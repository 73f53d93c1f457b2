import { readFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCurrent, keep } from './kept-bundle.mjs';
import { writeWhole } from './write-whole.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What decides beside the sources what is made of them: this file, the aliases, and the version of esbuild. */
const making = () =>
  [fileURLToPath(import.meta.url), join(root, 'tsconfig.base.json'), join(root, 'node_modules/esbuild/package.json')]
    .map((path) => readFileSync(path, 'utf8'))
    .join('\0');

/**
 * Bundles a CDK app into one CommonJS file, unless it is bundled already and none of its sources has changed. Everything but
 * the CDK goes in: one file loads faster than a hundred, and the CDK loads its parts by itself only when they are touched,
 * which a bundler would undo.
 * @param {string} entry path of the TypeScript file, relative to the workspace's root
 * @returns {Promise<string>} path of the runnable file
 */
export async function bundleApp(entry) {
  const outfile = join(root, 'dist/run', `${entry.replace(/\.ts$/, '')}.cjs`);
  const made = making();
  if (isCurrent(outfile, root, made)) return outfile;
  const began = Date.now();
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    external: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', 'cdk-nag'],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Runbooks name the API calls of their steps by the SDK's commands: as ES modules, what else the SDK can do falls away.
    mainFields: ['module', 'main'],
    tsconfig: join(root, 'tsconfig.base.json'),
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    loader: { '.py': 'text' },
    logLevel: 'error',
    metafile: true,
  });
  writeWhole(outputFiles);
  keep(outfile, root, made, { inputs: Object.keys(metafile.inputs), contents: outputFiles[0].contents, began });
  return outfile;
}
