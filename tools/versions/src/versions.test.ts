import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { quickTests } from './quick';
import { majorOf, NODE_VERSIONS, PYTHON_VERSIONS } from './versions';

const read = (path: string) => readFileSync(join(workspaceRoot(), path), 'utf8');

test('the matrix of the pull requests has every version of both', () => {
  const { jobs } = parse(read('.github/workflows/ci.yml')) as {
    jobs: { versions: { strategy: { matrix: { include: { node: string; python: string }[] } } } };
  };
  const rows = jobs.versions.strategy.matrix.include;
  expect(new Set(rows.map(({ node }) => majorOf(`${node}.`)))).toEqual(
    new Set(Object.keys(NODE_VERSIONS).map(majorOf)),
  );
  expect(rows.map(({ python }) => python).sort()).toEqual([...PYTHON_VERSIONS].sort());
});

test('the README says which are tested', () => {
  const majors = Object.keys(NODE_VERSIONS).map(majorOf).join(', ');
  expect(read('README.md')).toContain(
    `Tested on Node.js ${majors.replace(/, (\d+)$/, ' and $1')}, and on Python ${PYTHON_VERSIONS[0]} to ${PYTHON_VERSIONS.at(-1)}.`,
  );
});

test('the oldest Node.js that is tested is the oldest that is let in', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  expect(Object.keys(NODE_VERSIONS)[0]).toMatch(new RegExp(`^${engines.node.replace('>=', '')}\\.`));
});

test('the quick tests are of libraries and packages, and some run Python', () => {
  const tests = quickTests();
  expect(tests).toContainEqual({ project: 'libs/network' });
  expect(tests.filter(({ pattern }) => pattern !== undefined).map(({ project }) => project)).toEqual([
    'packages/embedded-aws',
    'packages/ssm-automation',
  ]);
});
