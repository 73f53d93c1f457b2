import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeWhole } from './write-whole.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Bundles a CDK app into one CommonJS file. Everything but the CDK goes in: one file loads faster than a hundred, and
 * the CDK loads its parts by itself only when they are touched, which a bundler would undo.
 * @param {string} entry path of the TypeScript file, relative to the workspace's root
 * @returns {Promise<string>} path of the runnable file
 */
export async function bundleApp(entry) {
  const outfile = join(root, 'dist/run', `${entry.replace(/\.ts$/, '')}.cjs`);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    external: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', 'cdk-nag'],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    tsconfig: join(root, 'tsconfig.base.json'),
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    loader: { '.py': 'text' },
    logLevel: 'error',
  });
  writeWhole(outputFiles);
  return outfile;
}
