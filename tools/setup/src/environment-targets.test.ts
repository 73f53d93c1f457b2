import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Target {
  readonly options: { readonly command: string };
  readonly inputs: readonly unknown[];
  readonly outputs: readonly string[];
  readonly dependsOn?: readonly unknown[];
  readonly cache: boolean;
}
type Plugin = {
  createNodesV2: [string, (files: readonly string[]) => [string, { projects: Record<string, object> }][]];
};

const root = join(__dirname, '../../..');
const [, createNodes] = (jest.requireActual('./environment-targets.cjs') as Plugin).createNodesV2;
const files = readdirSync(join(root, 'environments'))
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => `environments/${name}`);
const targets = (
  JSON.parse(
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'project', 'nss-infra', '--json'],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' },
      },
    ),
  ) as { targets: Record<string, Target> }
).targets;

test.each(files)('%s is a unit by being there: its own targets, which no other environment file decides', (file) => {
  const name = file.replace(/^.*\/|\.ya?ml$/g, '');
  for (const target of ['synth', 'lint-template', 'policy', 'reachability']) {
    const { cache, inputs, options } = targets[`${target}:${name}`]!;
    expect(cache).toBe(true);
    expect(options.command).toContain(name);
    const environmentFiles = inputs.filter((input) => typeof input === 'string' && /environments\//.test(input));
    expect(environmentFiles).toEqual(target === 'lint-template' ? [] : [`{workspaceRoot}/${file}`]);
  }
  for (const target of ['lint-template', 'reachability'])
    expect(targets[`${target}:${name}`]!.dependsOn).toEqual([`synth:${name}`]);
});

test('the templates are the units of all environments, and what files say beside each other', () => {
  // Nx names the project before a target where it has looked that up.
  const dependsOn = targets['templates']!.dependsOn?.map((each) =>
    typeof each === 'string' ? each.replace(/^nss-infra:/, '') : each,
  );
  expect(dependsOn).toEqual([
    'synth:*',
    'lint-template:*',
    'policy:*',
    'reachability:*',
    { projects: ['environments'], target: 'validate' },
  ]);
});

test('units write nowhere that another one writes', () => {
  const outputs = createNodes(['environments/a.yaml', 'environments/b.yml']).flatMap(([, { projects }]) =>
    Object.values(Object.values(projects)[0]!).flatMap((unit: Record<string, Target>) =>
      Object.values(unit).flatMap(({ outputs: own }) => own),
    ),
  );
  expect(outputs).toEqual([
    '{workspaceRoot}/dist/environments/a/cdk.out',
    '{workspaceRoot}/dist/environments/b/cdk.out',
  ]);
});
