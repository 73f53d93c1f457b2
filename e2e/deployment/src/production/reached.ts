import { workspaceRoot } from '@nss/workspace';
import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is for offline use: nothing that acts in AWS loads any of it. Of the executor of documents this is what executes them; what it knows of
 * their language, the validator needs too.
 */
const OFFLINE = [
  'e2e/',
  'packages/embedded-aws/',
  'packages/ssm-automation/src/executor/actions/',
  'packages/ssm-automation/src/executor/execution/',
  'packages/ssm-automation/src/executor/rate-control/',
  'packages/workflow-runner/',
];

/** What counts as loaded. */
export interface LoadOptions {
  /** Imports that the entry is given besides its own. @default none */
  readonly added?: string;
  /** Whether what is imported when it is needed counts. @default true */
  readonly lazy?: boolean;
}

/**
 * What an entry loads that is for offline use.
 * @param entry path of the TypeScript file in the workspace
 */
export async function offlineModulesOf(entry: string, options: LoadOptions = {}): Promise<string[]> {
  const modules = await modulesOf(entry, options);
  return modules.filter((path) => OFFLINE.some((folder) => path.startsWith(folder)));
}

/**
 * Every file of ours that an entry loads, as paths in the workspace; files of types alone and what is not called are left out.
 * @param entry path of the TypeScript file in the workspace
 */
export async function modulesOf(entry: string, { added = '', lazy = true }: LoadOptions = {}): Promise<string[]> {
  const root = workspaceRoot();
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: join(root, 'dist/production'),
    write: false,
    bundle: true,
    splitting: true,
    treeShaking: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: join(root, 'tsconfig.base.json'),
    loader: { '.py': 'text' },
    logLevel: 'error',
    metafile: true,
    plugins: [withAdded(join(root, entry), added)],
  });
  const chunks = new Set<string>();
  const visit = (name: string): void => {
    if (chunks.has(name)) return;
    chunks.add(name);
    metafile.outputs[name]?.imports
      .filter(({ kind, external }) => !external && (lazy || kind !== 'dynamic-import'))
      .forEach(({ path }) => visit(path));
  };
  Object.entries(metafile.outputs)
    .filter(([, { entryPoint }]) => entryPoint === entry)
    .forEach(([name]) => visit(name));
  return [...chunks]
    .flatMap((name) => Object.entries(metafile.outputs[name]?.inputs ?? {}))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path)
    .sort();
}

/** Gives a file more text than it has. */
function withAdded(file: string, added: string): Plugin {
  return {
    name: 'with-added',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) =>
        path === file ? { contents: `${added}\n${readFileSync(file, 'utf8')}`, loader: 'ts' } : undefined,
      ),
  };
}
