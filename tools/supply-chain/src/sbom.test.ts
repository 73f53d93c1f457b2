import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bom, type Component } from './components';
import { deliveryBom, licenceList, refused, writeSbom } from './sbom';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly license?: string;
        readonly link?: boolean;
        readonly dependencies?: Readonly<Record<string, string>>;
        readonly devDependencies?: Readonly<Record<string, string>>;
        readonly peerDependencies?: Readonly<Record<string, string>>;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}
const lock = JSON.parse(readFileSync(join(workspaceRoot(), 'package-lock.json'), 'utf8')) as Lock;
const { components: delivered } = deliveryBom();
const library = (name: string, licence: string): Component => ({
  type: 'library',
  name,
  version: '1.0.0',
  purl: `pkg:npm/${name}@1.0.0`,
  licenses: [{ license: { id: licence } }],
});

test('what a job that deploys installs may be deployed, and is more than nothing', () => {
  expect(refused(delivered)).toEqual([]);
  expect(delivered.some(({ name }) => name === 'aws-cdk-lib')).toBe(true);
  expect(delivered.some(({ purl }) => purl.startsWith('pkg:pypi/moto@'))).toBe(true);
});

test('copyleft packages are in the lockfile, for one tool only, and that tool installs them itself', () => {
  const copyleft = Object.entries(lock.packages)
    .filter(([, { license = '' }]) => /AGPL/.test(license))
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(copyleft.length).toBeGreaterThan(0);
  const deployed = new Set(delivered.map(({ name }) => name));
  expect(copyleft.filter((name) => deployed.has(name))).toEqual([]);
  const askers = Object.entries(lock.packages)
    .filter(([path]) => !path.includes('node_modules/'))
    .flatMap(([path, { dependencies, devDependencies, peerDependencies, optionalDependencies }]) => [
      ...Object.keys(devDependencies ?? {}).map((name) => ({ path, name, development: true })),
      ...Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }).map((name) => ({
        path,
        name,
        development: false,
      })),
    ])
    .filter(({ name }) => copyleft.includes(name));
  expect(askers).toContainEqual({ path: 'e2e/permissions', name: '@cloud-copilot/iam-simulate', development: true });
  expect(askers.filter(({ path, development }) => path !== 'e2e/permissions' || !development)).toEqual([]);
});

test('a package with a refused licence, or without any, is told', () => {
  expect(
    refused([library('a', 'MIT'), library('b', 'AGPL-3.0-only'), { ...library('c', ''), licenses: undefined }]),
  ).toEqual(['b 1.0.0: AGPL-3.0-only', 'c 1.0.0: no licence is named']);
});

test('the bill and the list are written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
  expect(writeSbom(folder)).toEqual([]);
  const bom = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as Bom;
  expect([bom.bomFormat, new Set(bom.components.map(({ purl }) => purl)).size > 500]).toEqual(['CycloneDX', true]);
  expect(readFileSync(join(folder, 'licences.md'), 'utf8')).toMatch(
    /^# Licences of \d+ packages\n\n\| licence \| packages \|\n[^]*## MIT\n\n- /,
  );
  rmSync(folder, { recursive: true });
});

test('the list counts by licence, the most frequent first', () => {
  expect(licenceList([library('b', 'ISC'), library('c', 'MIT'), library('a', 'MIT')])).toContain(
    '| MIT | 2 |\n| ISC | 1 |\n\n## MIT\n\n- a 1.0.0\n- c 1.0.0\n',
  );
});
