// Runs a TypeScript entry: `node tools/setup/src/run.mjs e2e/deployment/src/start.ts [arguments]`. esbuild bundles our own
// sources (packages stay in node_modules), which costs a twentieth of a second where ts-node would cost five.
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isCurrent, keep } from './kept-bundle.mjs';
import { writeWhole } from './write-whole.mjs';

const { enableCompileCache } = module;
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What decides beside the sources what is made of them: this file, the aliases, and the version of esbuild. */
const making = () =>
  [fileURLToPath(import.meta.url), join(root, 'tsconfig.base.json'), join(root, 'node_modules/esbuild/package.json')]
    .map((path) => readFileSync(path, 'utf8'))
    .join('\0');

/**
 * Bundles one entry, unless it is bundled already and none of its sources has changed.
 * @public a test calls it from a script that it writes
 * @param {string} entry path of the TypeScript file, relative to the workspace's root
 * @returns {Promise<string>} path of the runnable file
 */
export async function bundle(entry) {
  const name = entry.replace(/\.ts$/, '');
  const outdir = join(root, 'dist/run');
  const file = join(outdir, `${name}.mjs`);
  const made = making();
  if (isCurrent(file, root, made)) return file;
  const began = Date.now();
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    write: false,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What a command imports when it needs it is a file of its own, and so are the packages of that: others start sooner.
    splitting: true,
    chunkNames: `${name}.parts/[hash]`,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    tsconfig: join(root, 'tsconfig.base.json'),
    loader: { '.py': 'text' },
    logLevel: 'error',
    metafile: true,
  });
  const ordered = outputFiles.toSorted((a, b) => Number(a.path === file) - Number(b.path === file));
  writeWhole(ordered);
  keep(file, root, made, { inputs: Object.keys(metafile.inputs), contents: ordered.at(-1).contents, began });
  return file;
}

/**
 * Runs a TypeScript entry in this process.
 * @param {string[]} entryAndArguments the entry, relative to the workspace's root, and its arguments
 */
export async function runEntry([entry, ...rest]) {
  process.setSourceMapsEnabled(true);
  // The SDK's notice about Node versions belongs to whoever maintains the lockfile, not to whoever runs a command.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const file = await bundle(entry);
  // Node 22.1 and newer; older ones compile every time.
  enableCompileCache?.(join(root, 'dist/compile-cache'));
  process.argv = [process.argv[0], resolve(root, entry), ...rest];
  await import(pathToFileURL(file).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runEntry(process.argv.slice(2));
