import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A project ts-node can run, or what is missing for one. */
export type TsNodeProject = { readonly folder: string } | { readonly missing: string };

/** The entry of the project, relative to its folder. */
export const TS_NODE_ENTRY = 'apps/nss-infra/src/main.ts';

/** The tsconfig.json of `cdk init`, without what concerns only emitted files; `lib` a year newer, because our sources need it. */
const COMPILER_OPTIONS = {
  target: 'ES2022',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  lib: ['es2023'],
  strict: true,
  noImplicitReturns: true,
  experimentalDecorators: true,
  strictPropertyInitialization: false,
  skipLibCheck: true,
  isolatedModules: true,
  resolveJsonModule: true,
  types: ['jest', 'node'],
};

/**
 * Copies the app and its libraries into a project of the shape `cdk init` makes: CommonJS, one tsconfig.json, no bundler.
 * It lies below the workspace, so that packages and environment files are found by walking up.
 */
export function tsNodeProject(root: string, folder: string): TsNodeProject {
  const bin = tsNodeBin(root);
  if (!bin)
    return { missing: 'ts-node is not installed: add it to the devDependencies of package.json and run npm install' };
  rmSync(folder, { recursive: true, force: true });
  const projects = ['apps', 'libs', 'packages']
    .filter((kind) => existsSync(join(root, kind)))
    .flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`));
  for (const project of projects) {
    cpSync(join(root, project, 'src'), join(folder, project, 'src'), { recursive: true });
    const { name } = JSON.parse(readFileSync(join(root, project, 'package.json'), 'utf8')) as { name: string };
    writeFileSync(
      join(folder, project, 'package.json'),
      JSON.stringify({ name, exports: exportsOf(root, project, name) }),
    );
  }
  asCommonJs(folder);
  withTextModules(folder);
  mkdirSync(join(folder, 'node_modules/@nss'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/.bin'));
  for (const project of projects) {
    const { name } = JSON.parse(readFileSync(join(folder, project, 'package.json'), 'utf8')) as { name: string };
    symlinkSync(join('../..', project), join(folder, 'node_modules', name), 'dir');
  }
  symlinkSync(bin, join(folder, 'node_modules/.bin/ts-node'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bench-ts-node', private: true }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  return { folder };
}

/** What is published names what it is built to; here every entry is its source, as the workspace's compiler has it. */
function exportsOf(root: string, project: string, name: string): Record<string, string> {
  const file = join(root, 'tsconfig.base.json');
  const { paths = {} } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { compilerOptions: { paths?: Record<string, string[]> } })
        .compilerOptions
    : {};
  const entries = Object.entries(paths)
    .filter(([alias]) => alias === name || alias.startsWith(`${name}/`))
    .map(([alias, [source = '']]) => [`.${alias.slice(name.length)}`, source.replace(`./${project}/`, './')] as const);
  return { '.': './src/index.ts', ...Object.fromEntries(entries) };
}

/** Runbooks import their scripts as text, which the bundler makes of them; here a module with the text stands in each one's place. */
function withTextModules(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.py'),
  )) {
    writeFileSync(
      join(folder, `${file}.ts`),
      `export default ${JSON.stringify(readFileSync(join(folder, file), 'utf8'))};\n`,
    );
    rmSync(join(folder, file));
  }
}

/** `import.meta` exists in ES modules only, and `cdk init` makes CommonJS. */
function asCommonJs(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text.includes('import.meta.url'))
      writeFileSync(
        join(folder, file),
        text.replaceAll('import.meta.url', "require('node:url').pathToFileURL(__filename).href"),
      );
  }
}

function tsNodeBin(root: string): string | undefined {
  try {
    return join(
      dirname(createRequire(join(root, 'tools/bench/package.json')).resolve('ts-node/package.json')),
      'dist/bin.js',
    );
  } catch {
    return undefined;
  }
}
