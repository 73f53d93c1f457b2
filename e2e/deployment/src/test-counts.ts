import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How many tests passed and failed. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Each failed test, or each suite that could not run: its file, and the test's full name where there is one. */
  readonly failures: readonly string[];
}

/** Adds up every jest report below a directory. A suite that could not run counts as one failure: its tests are not known. */
export function testCounts(directory: string): TestCounts {
  const reports = existsSync(directory) ? readdirSync(directory, { recursive: true, encoding: 'utf8' }) : [];
  return reports
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as JestReport)
    .reduce<TestCounts>(
      ({ passed, failed, failures }, report) => ({
        passed: passed + report.numPassedTests,
        failed: failed + report.numFailedTests + report.numRuntimeErrorTestSuites,
        failures: [...failures, ...report.testResults.flatMap(failuresOf)],
      }),
      { passed: 0, failed: 0, failures: [] },
    );
}

function failuresOf({ name, status, assertionResults }: JestSuite): readonly string[] {
  const tests = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName }) => `${name}: ${fullName}`);
  return status === 'failed' && tests.length === 0 ? [`${name}: could not run`] : tests;
}

/** What jest writes with `--json`: https://jestjs.io/docs/cli#--json */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly JestSuite[];
}

interface JestSuite {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
}
