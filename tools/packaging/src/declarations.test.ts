import { workspaceRoot } from '@nss/workspace';
import { declarationProblems } from './declarations';
import { importsOf, namedIn } from './imports';
import { manifestIn, packages } from './packages';

const all = packages();
const pinned = {
  ...manifestIn(workspaceRoot()).devDependencies,
  ...Object.fromEntries(all.map(({ manifest: { name, version } }) => [name, version])),
};

test.each(all.map((each) => [each.name, each] as const))('%s declares what it imports, and no more', (_, each) => {
  expect(declarationProblems(each.manifest, importsOf(each.folder), pinned)).toEqual([]);
});

test.each(all.map((each) => [each.name, each.manifest] as const))(
  '%s says what it is and stays private',
  (_, manifest) => {
    expect(manifest).toMatchObject({
      private: true,
      license: 'Apache-2.0',
      type: 'module',
      files: expect.any(Array) as [],
    });
    for (const path of Object.values(manifest.bin ?? {})) expect(path).toMatch(/^\.\/dist\/.*\.js$/);
  },
);

test('what is imported and not declared, declared and not imported, or of another version is told', () => {
  const imports = { sources: new Set(['a', 'p']), tests: new Set(['t']) };
  const right = {
    name: 'x',
    version: '1',
    dependencies: { a: '1' },
    peerDependencies: { p: '^2' },
    devDependencies: { t: '3' },
  };
  const versions = { a: '1', p: '2', t: '3', b: '1' };
  expect(declarationProblems(right, imports, versions)).toEqual([]);
  expect(declarationProblems({ name: 'x', version: '1' }, imports, versions)).toEqual([
    'x: dependencies: a is imported',
    'x: dependencies: p is imported',
    'x: devDependencies: t is imported by tests',
  ]);
  expect(declarationProblems({ ...right, dependencies: { a: '^1', b: '1' } }, imports, versions)).toEqual([
    'x: dependencies: nothing imports b',
    'x: dependencies: a is ^1; the workspace installs 1',
  ]);
  expect(declarationProblems({ ...right, devDependencies: { a: '1', t: '3' } }, imports, versions)).toEqual([
    'x: devDependencies: no test alone imports a',
  ]);
});

test('every way to name a package is seen, and modules of Node.js and of the package itself are not', () => {
  const text = `import { a } from '@s/a/deep';
import type { b } from 'b';
import 'c';
export * from 'd/e';
const f = await import('f');
const g = require('g');
const h = installedPackage('h', import.meta.url);
import { i } from './i';
import { readFileSync } from 'node:fs';
`;
  expect(namedIn(text)).toEqual(['@s/a', 'b', 'c', 'd', 'f', 'g', 'h']);
});
