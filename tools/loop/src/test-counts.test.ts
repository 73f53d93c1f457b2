import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testCounts } from './test-counts';

const folder = mkdtempSync(join(tmpdir(), 'nss-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('reports of all projects are added up, and a suite that could not run is a failure', () => {
  mkdirSync(join(folder, 'libs'));
  writeFileSync(join(folder, 'libs/network.json'), JSON.stringify({ numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 0 }));
  writeFileSync(join(folder, 'app.json'), JSON.stringify({ numPassedTests: 2, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }));
  expect(testCounts(folder)).toEqual({ passed: 7, failed: 2 });
});

test('no reports are no tests', () => {
  expect(testCounts(join(folder, 'nowhere'))).toEqual({ passed: 0, failed: 0 });
});
