import { type Phase } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { delimiter, dirname, join } from 'node:path';
import { nodeBinary } from './node-binary';
import { pythonEnvironment } from './python-environment';
import { type Outcome, type QuickTests, quickTests, runTests } from './quick';
import { majorOf, NODE_VERSIONS, PYTHON_VERSIONS } from './versions';

/** A version, and what became of it. */
export interface Row {
  readonly version: string;
  readonly result: Outcome | { readonly missing: string };
}

/** Who is told what. */
interface Told {
  readonly phase: Phase;
  /** What the tests print. */
  readonly say: (line: string) => void;
  /** What became of a version, as soon as it is known. */
  readonly onRow: (row: Row) => void;
}

/** A program with what its tests are run with. */
interface Runner {
  readonly node: string;
  readonly tests: readonly QuickTests[];
  readonly report: string;
  readonly variables: Readonly<Record<string, string>>;
}

const root = workspaceRoot();
const KEPT = join(root, 'dist/versions');

/**
 * Runs the quick tests on every version, one after the other.
 * @param only one of both. @default - both
 */
export async function onEveryVersion(only: 'node' | 'python' | undefined, told: Told): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const add = async (version: string, find: () => Runner | { readonly missing: string }) => {
    const runner = await told.phase(`${version}: looking for it`, find);
    const row = { version, result: 'missing' in runner ? runner : await outcomeOf(version, runner, told) };
    rows.push(row);
    told.onRow(row);
  };
  if (only !== 'python')
    for (const version of Object.keys(NODE_VERSIONS)) await add(`Node.js ${version}`, () => onNode(version));
  if (only !== 'node') for (const version of PYTHON_VERSIONS) await add(`Python ${version}`, () => onPython(version));
  return rows;
}

function onNode(version: string): Runner | { readonly missing: string } {
  const binary = nodeBinary(version, KEPT);
  if ('missing' in binary) return binary;
  const PATH = [dirname(binary.path), process.env['PATH']].join(delimiter);
  return { node: binary.path, tests: quickTests(), report: `node-${majorOf(version)}`, variables: { PATH } };
}

function onPython(version: string): Runner | { readonly missing: string } {
  const environment = pythonEnvironment(version, KEPT, join(root, 'tools/setup/python/requirements.txt'));
  if ('missing' in environment) return environment;
  const tests = quickTests().filter(({ pattern }) => pattern !== undefined);
  return { node: process.execPath, tests, report: `python-${version}`, variables: { NSS_VENV: environment.path } };
}

async function outcomeOf(version: string, { node, tests, report, variables }: Runner, told: Told): Promise<Outcome> {
  const sum = { passed: 0, failed: 0 };
  for (const each of tests) {
    const { passed, failed } = await told.phase(`${version}: tests of ${each.project}`, () =>
      runTests(node, each, report, variables, told.say),
    );
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

/** A row for people. */
export function rowText({ version, result }: Row): string {
  return 'missing' in result
    ? `${version}: not tested, as ${result.missing}`
    : `${version}: ${result.passed} passed, ${result.failed} failed`;
}
