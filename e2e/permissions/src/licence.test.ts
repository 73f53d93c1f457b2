import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.mjs', '*.cjs'], {
  cwd: workspaceRoot(),
  encoding: 'utf8',
})
  .trim()
  .split('\n');
const naming = (text: RegExp, files: readonly string[]) =>
  files.filter((file) => text.test(readFileSync(join(workspaceRoot(), file), 'utf8')));

test('the simulator under the AGPL is imported in one folder, and nothing outside of these tests imports that', () => {
  expect(naming(/from '@cloud-copilot\/(?!iam-data')/, sources)).toEqual([
    'e2e/permissions/src/simulation/remembered-patterns.ts',
    'e2e/permissions/src/simulation/simulate.ts',
  ]);
  // The reference that it decides by is under the MIT licence, and serves tests here all the same.
  expect(naming(/from '@cloud-copilot\/iam-data'/, sources)).toEqual([
    'e2e/deployment/src/drift/left-out.ts',
    'e2e/permissions/src/reference/authorization-reference.ts',
  ]);
  expect(naming(/from '@nss\/policy-simulation/, sources)).toEqual([]);
  // Every way to that file is a relative import in its own project, whose other projects cannot name it.
  const inPermissions = sources.filter((file) => file.startsWith('e2e/permissions/'));
  expect(naming(/from '\.{1,2}\/(.*\/)?simulate'/, inPermissions).filter((file) => !file.endsWith('.test.ts'))).toEqual(
    [],
  );
  expect(naming(/['"`](\.\.\/)+e2e\/permissions\/|['"]@nss\/e2e-permissions/, sources)).toEqual([]);
});
