import { workspaceRoot } from '@nss/workspace';
import { build } from 'esbuild';
import { dirname, join } from 'node:path';

/**
 * The offline world: nothing that acts in AWS loads any of it. Of the executor of documents this is what executes them; what it knows of
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

/**
 * What an entry loads of the offline world, as paths in the workspace, itself left out.
 * @param entry path of the TypeScript file in the workspace
 * @param options.added imports that the entry is given besides its own
 * @param options.lazy whether what the entry itself imports when it needs it counts. @default true
 */
export async function offlineModulesOf(
  entry: string,
  { added = '', lazy = true }: { added?: string; lazy?: boolean } = {},
): Promise<string[]> {
  const root = workspaceRoot();
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `${added}\nexport * from './${entry.split('/').at(-1)?.replace(/\.ts$/, '')}';`,
      resolveDir: dirname(join(root, entry)),
      sourcefile: 'production.ts',
      loader: 'ts',
    },
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
    .filter(([, { entryPoint }]) => entryPoint?.endsWith('production.ts'))
    .forEach(([name]) => visit(name));
  return [...chunks]
    .flatMap((name) => Object.entries(metafile.outputs[name]?.inputs ?? {}))
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && OFFLINE.some((folder) => path.startsWith(folder)))
    .map(([path]) => path)
    .sort();
}
