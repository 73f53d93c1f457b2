import { command, runCommand, WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { delimiter, dirname, join } from 'node:path';
import { nodeBinary } from './node-binary';
import { pythonEnvironment } from './python-environment';
import { type Outcome, quickTests, runTests } from './quick';
import { majorOf, NODE_VERSIONS, PYTHON_VERSIONS } from './versions';

/** A version, and what became of it. */
interface Row {
  readonly version: string;
  readonly result: Outcome | { readonly missing: string };
}

const root = workspaceRoot();
const KEPT = join(root, 'dist/versions');

function onNode(version: string): Row {
  const binary = nodeBinary(version, KEPT);
  if ('missing' in binary) return { version: `Node.js ${version}`, result: binary };
  const PATH = [dirname(binary.path), process.env['PATH']].join(delimiter);
  const outcomes = quickTests().map((tests) => runTests(binary.path, tests, `node-${majorOf(version)}`, { PATH }));
  return { version: `Node.js ${version}`, result: sum(outcomes) };
}

function onPython(version: string): Row {
  const environment = pythonEnvironment(version, KEPT, join(root, 'tools/setup/python/requirements.txt'));
  if ('missing' in environment) return { version: `Python ${version}`, result: environment };
  const outcomes = quickTests()
    .filter(({ pattern }) => pattern !== undefined)
    .map((tests) => runTests(process.execPath, tests, `python-${version}`, { NSS_VENV: environment.path }));
  return { version: `Python ${version}`, result: sum(outcomes) };
}

function sum(outcomes: readonly Outcome[]): Outcome {
  const total = (key: keyof Outcome) => outcomes.reduce((before, each) => before + each[key], 0);
  return { passed: total('passed'), failed: total('failed') };
}

function text({ version, result }: Row): string {
  return 'missing' in result
    ? `${version}: not tested, as ${result.missing}`
    : `${version}: ${result.passed} passed, ${result.failed} failed`;
}

const versions = command({
  invocation: 'npm run -s versions --',
  summary: 'runs the quick tests on every Node.js and Python that is supported',
  description:
    'Runs the quick tests on every Node.js that is supported, which the npm registry gives, and on each supported Python that this machine has; says which it could not. Exit code: 0 none failed, 1 some failed, 2 wrong use.',
  options: {
    only: { value: 'node|python', description: 'one of both' },
  },
  json: true,
  examples: ['npm run -s versions', 'npm run -s versions -- --only python'],
  run: ({ options: { only }, json, out, error }) => {
    if (only !== undefined && only !== 'node' && only !== 'python')
      throw new WrongUse(`--only ${only}: give node or python`);
    const rows: Row[] = [];
    const add = (row: Row) => {
      rows.push(row);
      if (!json) out(text(row));
      else error(text(row));
    };
    if (only !== 'python') for (const version of Object.keys(NODE_VERSIONS)) add(onNode(version));
    if (only !== 'node') for (const version of PYTHON_VERSIONS) add(onPython(version));
    if (json) out(JSON.stringify(rows, null, 2));
    return rows.some(({ result }) => 'failed' in result && result.failed > 0) ? 1 : 0;
  },
});

process.exitCode = await runCommand(versions, process.argv.slice(2));
