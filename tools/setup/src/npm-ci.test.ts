import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NPM_CI } from './npm-ci.mjs';

const folder = mkdtempSync(join(tmpdir(), 'npm-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

// What `npm run` of this repository hands down would decide for the scratch folder too.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));

/** Installs a package that leaves a file behind when its script runs. @returns whether it did */
function leavesTraces(args: readonly string[], npmrc = ''): boolean {
  const trace = join(folder, 'trace');
  rmSync(trace, { force: true });
  const [dependency, project] = ['dependency', 'project'].map((name) => join(folder, name)) as [string, string];
  for (const each of [dependency, project]) mkdirSync(each, { recursive: true });
  writeFileSync(
    join(dependency, 'package.json'),
    JSON.stringify({ name: 'dependency', version: '1.0.0', scripts: { postinstall: `touch ${trace}` } }),
  );
  execFileSync('npm', ['pack', '--silent', dependency], { cwd: folder, env: environment });
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'project', version: '1.0.0', dependencies: { dependency: 'file:../dependency-1.0.0.tgz' } }),
  );
  writeFileSync(join(project, '.npmrc'), npmrc);
  const npm = (...rest: readonly string[]) =>
    execFileSync('npm', ['--offline', '--cache', join(folder, 'cache'), ...rest], {
      cwd: project,
      stdio: 'pipe',
      env: environment,
    });
  npm('install', '--package-lock-only');
  npm(...args);
  expect(existsSync(join(project, 'node_modules/dependency/package.json'))).toBe(true);
  return existsSync(trace);
}

test('what is installed runs no script of its own, in set-up and for whoever calls npm here', () => {
  expect(leavesTraces(NPM_CI.filter((argument) => argument !== '--ignore-scripts'))).toBe(true);
  expect(leavesTraces(NPM_CI)).toBe(false);
  expect(leavesTraces(['ci'], readFileSync(join(__dirname, '../../../.npmrc'), 'utf8'))).toBe(false);
});
