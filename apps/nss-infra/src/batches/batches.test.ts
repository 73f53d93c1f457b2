import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ONE_PROCESS } from './split';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'batches-'));
const environments = join(folder, 'environments');
afterAll(() => rmSync(folder, { recursive: true }));
const reference = readFileSync(join(workspaceRoot(), 'libs/environment/reference/dev.yaml'), 'utf8');
const names = Array.from({ length: ONE_PROCESS + 2 }, (_, index) => `env-${index}`);
beforeAll(() => {
  mkdirSync(environments);
  names.forEach((name, index) => {
    const text = reference
      .replace('environment: dev', `environment: ${name}`)
      .replace('111111111111', `11111111111${index}`)
      .replace('purpose: nss-dev', `purpose: nss-${index}`)
      .replaceAll('10.0.0.', `10.0.${index}.`)
      .replace('169.254.100.1/30', `169.254.10${index}.1/30`)
      .replace('169.254.100.2/30', `169.254.10${index}.2/30`)
      .replace('dxvif-fg1example', `dxvif-fg${index}example`);
    writeFileSync(join(environments, `${name}.yaml`), text);
  });
});

function synth(outdir: string, args: readonly string[] = [], directory = environments) {
  const { status, stderr } = spawnSync(process.execPath, ['tools/setup/src/synth.mjs', outdir, ...args], {
    cwd: workspaceRoot(),
    encoding: 'utf8',
    env: { ...process.env, ENVIRONMENTS_DIR: directory },
  });
  return { status, stderr };
}
const filesOf = (outdir: string) =>
  Object.fromEntries(
    readdirSync(outdir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(outdir.length), readFileSync(path, 'utf8')]),
  );

test('what several processes synthesise is what each environment by itself is, under one manifest', () => {
  const whole = join(folder, 'whole');
  expect(synth(whole)).toEqual({ status: 0, stderr: '' });
  const { artifacts } = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8')) as { artifacts: object };
  expect(Object.keys(artifacts)).toEqual([
    ...names.flatMap((name) => [`assembly-${name}`, `assembly-${name}-identity`]),
    'aws-cdk-lib/feature-flag-report',
  ]);
  const one = join(folder, 'one');
  expect(synth(one, ['--environment', names[1]!])).toEqual({ status: 0, stderr: '' });
  const { '/manifest.json': manifest, ...files } = filesOf(one);
  expect(Object.keys(files).length).toBeGreaterThan(5);
  expect(filesOf(whole)).toMatchObject(files);
  expect(artifacts).toMatchObject((JSON.parse(manifest!) as { artifacts: object }).artifacts);
});

test('a problem of another file is no problem of an environment by itself, and refuses all of them together', () => {
  const broken = join(folder, 'broken');
  cpSync(environments, broken, { recursive: true });
  writeFileSync(join(broken, `${names[0]}.yaml`), 'environment: [\n');
  expect(synth(join(folder, 'own'), ['--environment', names[1]!], broken).status).toBe(0);
  const refused = synth(join(folder, 'all'), [], broken);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(`${names[0]}.yaml:`);
});

test('a name that no file has is told', () => {
  const { status, stderr } = synth(join(folder, 'none'), ['--environment', 'env-x']);
  expect(status).toBe(1);
  expect(stderr).toContain('there is no environment env-x');
});
