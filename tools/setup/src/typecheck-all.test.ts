import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectConfigurations } from './typecheck-all.mjs';

interface Project {
  readonly targets?: Readonly<Record<string, { readonly command?: string; readonly executor?: string }>>;
}

const root = join(__dirname, '../../..');
const projects = ['apps', 'libs', 'packages', 'tools', 'e2e']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((folder) => existsSync(join(root, folder, 'project.json')));
const targetsOf = (folder: string) =>
  (JSON.parse(readFileSync(join(root, folder, 'project.json'), 'utf8')) as Project).targets ?? {};

test('what is type-checked all at once are the projects that are type-checked one by one', () => {
  const checked = projects.filter((folder) => targetsOf(folder)['typecheck'] !== undefined);
  expect(projectConfigurations().map(dirname).sort()).toEqual([...checked].sort());
});

// A command of a project's own would be left out when all are looked at in one process.
test.each(['typecheck', 'lint'])('%s is the same command in every project', (target) => {
  const own = projects.filter((folder) => {
    const { command, executor } = targetsOf(folder)[target] ?? {};
    return command !== undefined || executor !== undefined;
  });
  expect(own).toEqual([]);
});
