import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const python = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.py'], {
  cwd: root,
  encoding: 'utf8',
})
  .stdout.split('\n')
  .filter((file) => existsSync(join(root, file)) && file);

test.each([...new Set(python.map((file) => file.split('/').slice(0, 2).join('/')))])(
  'the Python of %s is type-checked with its TypeScript',
  (project) => {
    const { targets } = JSON.parse(readFileSync(join(root, project, 'project.json'), 'utf8'));
    expect(targets.typecheck).toEqual({ dependsOn: ['typecheck-python'] });
    expect(targets['typecheck-python'].command).toContain('node tools/setup/src/mypy.mjs {projectRoot}');
    const files = /^files = (.+)$/m.exec(readFileSync(join(root, project, 'mypy.ini'), 'utf8'))?.[1]?.split(', ') ?? [];
    // What is left are the scripts of steps, which ops-runbooks checks as the steps have them.
    const unchecked = python
      .filter((file) => file.startsWith(`${project}/`))
      .filter((file) => !files.some((folder) => file.startsWith(`${project}/${folder}/`)));
    expect(unchecked.filter((file) => !/^apps\/ops-runbooks\/src\/(scripts|runbooks)\//.test(file))).toEqual([]);
  },
);
