import { type Phase, silently } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDeclarations } from './declaration-files';
import { type Manifest, type Package, packages } from './packages';
import { packedRequirements } from './requirements';

/** Entries of a package, as paths of its `dist` without their ending: `index` for `./dist/index.js`. */
function entriesOf({ exports = {}, bin = {} }: Manifest): string[] {
  const paths = [...Object.values(exports).map((each) => each.default), ...Object.values(bin)];
  return [...new Set(paths)].map((path) => path.replace(/^\.\/dist\//, '').replace(/\.js$/, ''));
}

/** Bundles a package's own sources for Node.js; what it depends on stays outside. */
async function writePrograms({ folder, manifest }: Package, into: string): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(entriesOf(manifest).map((entry) => [entry, join('src', `${entry}.ts`)])),
    outdir: into,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[hash]',
    packages: 'external',
    // Without the workspace's aliases: its packages are packages here.
    tsconfigRaw: {},
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}

/** Makes the folder that is packed: what package.json names, the licence and what is built. */
async function stage(each: Package, into: string, root: string): Promise<void> {
  const { name, folder, manifest } = each;
  mkdirSync(into, { recursive: true });
  for (const file of ['package.json', 'README.md']) cpSync(join(folder, file), join(into, file));
  cpSync(join(root, 'LICENSE'), join(into, 'LICENSE'));
  for (const path of manifest.files ?? [])
    if (existsSync(join(folder, path)) && path !== 'dist')
      cpSync(join(folder, path), join(into, path), { recursive: true });
  if (manifest.files?.includes('requirements.txt')) {
    const [listed, resolved] = ['requirements.in', 'requirements.txt'].map((file) =>
      readFileSync(join(root, 'tools/setup/python', file), 'utf8'),
    );
    writeFileSync(join(into, 'requirements.txt'), packedRequirements(listed!, resolved!));
  }
  await writePrograms(each, join(into, 'dist'));
  writeDeclarations(name, join(into, 'dist'), root);
}

/**
 * Builds and packs the packages that can be used without this workspace.
 *
 * @param into folder for the tarballs; made where it is missing
 * @param options the workspace's root, and what tells of each package that is built
 * @returns path of each tarball, by the package's name: `@nss/markdown`
 * @throws Error with what the compiler or npm says
 */
export async function pack(
  into: string,
  { root = workspaceRoot(), phase = silently }: { readonly root?: string; readonly phase?: Phase } = {},
): Promise<Record<string, string>> {
  const staged = mkdtempSync(join(tmpdir(), 'packages-'));
  mkdirSync(into, { recursive: true });
  try {
    const tarballs: Record<string, string> = {};
    for (const each of packages(root)) {
      const folder = join(staged, each.name);
      const said = await phase(`building ${each.manifest.name}`, async () => {
        await stage(each, folder, root);
        return execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
      });
      const [{ filename }] = JSON.parse(said) as [{ filename: string }];
      tarballs[each.manifest.name] = join(into, filename);
    }
    return tarballs;
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}
