import { workspaceRoot } from '@nss/workspace';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What `nx affected --exclude` leaves of the projects: names, `*`, and `!` for what stays after all. https://nx.dev/docs/reference/nx-commands */
function left(projects: readonly string[], without: string): string[] {
  const patterns = without.split(',');
  return projects.filter((project) => {
    const last = patterns.filter((each) => each === '*' || each.replace(/^!/, '') === project).at(-1);
    return last === undefined || last.startsWith('!');
  });
}

test('every project is checked in one part of a pull request', () => {
  const root = workspaceRoot();
  const read = <T>(file: string) => parse(readFileSync(join(root, file), 'utf8')) as T;
  const projects = ['apps', 'e2e', 'environments', 'libs', 'packages', 'tools']
    .flatMap((folder) => [folder, ...readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)])
    .map((folder) => join(folder, 'project.json'))
    .filter((file) => existsSync(join(root, file)))
    .map((file) => read<{ name: string }>(file).name);
  const { jobs } = read<{
    jobs: { check: { strategy: { matrix: { include: { part: string; without: string }[] } } } };
  }>('.github/workflows/ci.yml');
  const checked = jobs.check.strategy.matrix.include.flatMap(({ without }) => left(projects, without));
  expect(checked.sort()).toEqual([...projects].sort());
  expect(projects.length).toBeGreaterThan(40);
});
