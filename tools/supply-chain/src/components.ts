import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonLicence } from './licence';

/** A package in a bill of materials. Source: cyclonedx.org/docs/1.5/json */
export interface Component {
  readonly type: 'library';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly (
    | { readonly license: { readonly id?: string; readonly name?: string } }
    | { readonly expression: string }
  )[];
  readonly [key: string]: unknown;
}

/** A bill of materials. */
export interface Bom {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly [key: string]: unknown;
}

/** Everything that a job that deploys installs from npm, by the lockfile. Source: docs.npmjs.com/cli/v10/commands/npm-sbom */
export function nodeBom(): Bom {
  const text = execFileSync(
    'npm',
    ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application', '--workspaces=false'],
    { cwd: workspaceRoot(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(text) as Bom;
}

/** Says of each installed Python package what its metadata says; the packaging tools themselves are Python's own. */
const PYTHON_PACKAGES = `
import importlib.metadata, json
print(json.dumps([{
    "name": each.metadata["Name"], "version": each.version, "expression": each.metadata.get("License-Expression") or "",
    "classifiers": [c for c in each.metadata.get_all("Classifier") or [] if c.startswith("License ::")], "text": each.metadata.get("License") or "",
} for each in importlib.metadata.distributions() if each.metadata["Name"].lower() not in ("pip", "setuptools", "wheel")]))
`;

interface PythonPackage {
  readonly name: string;
  readonly version: string;
  readonly expression: string;
  readonly classifiers: readonly string[];
  readonly text: string;
}

/** Every Python package of the set-up. @throws Error before set-up */
export function pythonComponents(): Component[] {
  const python = join(workspaceRoot(), '.venv/bin/python');
  if (!existsSync(python)) throw new Error('there is no .venv: node tools/setup/src/set-up.mjs makes it');
  const found = JSON.parse(execFileSync(python, ['-c', PYTHON_PACKAGES], { encoding: 'utf8' })) as PythonPackage[];
  return found
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .map(
      ({ name, version, ...licence }): Component => ({
        type: 'library',
        name,
        version,
        purl: `pkg:pypi/${name.toLowerCase()}@${version}`,
        licenses: [{ expression: pythonLicence(licence) }],
      }),
    );
}

/** The licence of a component as one SPDX expression; empty where it names none. */
export function licenceOf({ licenses = [] }: Component): string {
  return licenses
    .map((each) => ('expression' in each ? each.expression : (each.license.id ?? each.license.name ?? '')))
    .map((text) => (licenses.length > 1 ? `(${text})` : text))
    .join(' AND ');
}
