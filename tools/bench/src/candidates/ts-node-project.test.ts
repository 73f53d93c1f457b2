import { workspaceRoot } from '@nss/workspace';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tsNodeProject } from './ts-node-project';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bench-project-'));
  for (const [project, name] of [
    ['apps/nss-infra', '@nss/environment'],
    ['apps/ops-runbooks', '@nss/runbooks'],
    ['libs/naming', '@nss/naming'],
  ] as const) {
    mkdirSync(join(root, project, 'src'), { recursive: true });
    writeFileSync(
      join(root, project, 'package.json'),
      JSON.stringify({ name, type: 'module', exports: { '.': './dist/index.js' } }),
    );
    writeFileSync(join(root, project, 'src/main.ts'), 'export const here = import.meta.url;\n');
  }
});

afterEach(() => rmSync(root, { recursive: true }));

test('without ts-node it says what to add', () => {
  expect(tsNodeProject(root, join(root, 'dist/bench/ts-node'))).toEqual({
    missing: expect.stringContaining('devDependencies'),
  });
});

test('the sources are copied as CommonJS, libraries under their names', () => {
  mkdirSync(join(root, 'node_modules/ts-node/dist'), { recursive: true });
  writeFileSync(join(root, 'node_modules/ts-node/package.json'), '{}');
  const folder = join(root, 'dist/bench/ts-node');
  expect(tsNodeProject(root, folder)).toEqual({ folder });
  expect(readFileSync(join(folder, 'apps/nss-infra/src/main.ts'), 'utf8')).toBe(
    "export const here = require('node:url').pathToFileURL(__filename).href;\n",
  );
  expect(readFileSync(join(folder, 'node_modules/@nss/naming/package.json'), 'utf8')).toBe(
    '{"name":"@nss/naming","exports":{".":"./src/index.ts"}}',
  );
});

test('a script that is imported as text is a module with that text', () => {
  mkdirSync(join(root, 'node_modules/ts-node/dist'), { recursive: true });
  writeFileSync(join(root, 'node_modules/ts-node/package.json'), '{}');
  writeFileSync(join(root, 'apps/ops-runbooks/src/check.py'), 'print("a")\n');
  const folder = join(root, 'dist/bench/ts-node');
  tsNodeProject(root, folder);
  expect(readdirSync(join(folder, 'node_modules/@nss/runbooks/src')).sort()).toEqual(['check.py.ts', 'main.ts']);
  expect(readFileSync(join(folder, 'apps/ops-runbooks/src/check.py.ts'), 'utf8')).toBe(
    'export default "print(\\"a\\")\\n";\n',
  );
});

test('everything of ours that the sources of this repository import is there', () => {
  const folder = join(root, 'ts-node');
  expect(tsNodeProject(workspaceRoot(), folder)).toEqual({ folder });
  const sources = ['apps', 'libs', 'packages'].flatMap((kind) =>
    readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => join(folder, kind, path)),
  );
  const imported = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/from '(@nss\/[^']+|\.[^']+\.py)'/g)].map(([, name = '']) =>
      name.startsWith('.')
        ? join(dirname(path), `${name}.ts`)
        : join(folder, 'node_modules', name.replace(/(?<=^@nss\/[^/]+)(?=\/|$)/, '/src'), 'index.ts'),
    ),
  );
  expect(imported.length).toBeGreaterThan(20);
  expect([...new Set(imported)].filter((path) => !existsSync(path))).toEqual([]);
});
