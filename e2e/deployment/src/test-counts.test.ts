import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testCounts } from './test-counts';

const folder = mkdtempSync(join(tmpdir(), 'nss-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('reports of all projects are added up, each failure by its name, and a suite that could not run is one', () => {
  const tests = [
    { status: 'passed', fullName: 'a' },
    { status: 'failed', fullName: 'b of c' },
  ];
  mkdirSync(join(folder, 'libs'));
  writeFileSync(
    join(folder, 'libs/network.json'),
    JSON.stringify({
      numPassedTests: 5,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 0,
      testResults: [{ name: 'x.test.ts', status: 'failed', assertionResults: tests }],
    }),
  );
  writeFileSync(
    join(folder, 'app.json'),
    JSON.stringify({
      numPassedTests: 2,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        { name: 'y.test.ts', status: 'failed', assertionResults: [] },
        { name: 'z.test.ts', status: 'passed', assertionResults: [tests[0]] },
      ],
    }),
  );
  const { failures, ...counts } = testCounts(folder);
  expect(counts).toEqual({ passed: 7, failed: 2 });
  expect([...failures].sort()).toEqual(['x.test.ts: b of c', 'y.test.ts: could not run']);
});

test('no reports are no tests', () => {
  expect(testCounts(join(folder, 'nowhere'))).toEqual({ passed: 0, failed: 0, failures: [] });
});
