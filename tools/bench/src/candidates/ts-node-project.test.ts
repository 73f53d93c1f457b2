import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsNodeProject } from './ts-node-project';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bench-project-'));
  for (const project of ['apps/nss-infra', 'libs/naming']) {
    mkdirSync(join(root, project, 'src'), { recursive: true });
    writeFileSync(join(root, project, 'package.json'), '{}');
    writeFileSync(join(root, project, 'src/main.ts'), 'export const here = import.meta.url;\n');
  }
});

afterEach(() => rmSync(root, { recursive: true }));

test('without ts-node it says what to add', () => {
  expect(tsNodeProject(root, join(root, 'dist/bench/ts-node'))).toEqual({ missing: expect.stringContaining('devDependencies') });
});

test('the sources are copied as CommonJS, libraries under their names', () => {
  mkdirSync(join(root, 'node_modules/ts-node/dist'), { recursive: true });
  writeFileSync(join(root, 'node_modules/ts-node/package.json'), '{}');
  const folder = join(root, 'dist/bench/ts-node');
  expect(tsNodeProject(root, folder)).toEqual({ folder });
  expect(readFileSync(join(folder, 'apps/nss-infra/src/main.ts'), 'utf8')).toBe("export const here = require('node:url').pathToFileURL(__filename).href;\n");
  expect(readFileSync(join(folder, 'node_modules/@nss/naming/package.json'), 'utf8')).toBe('{}');
});
