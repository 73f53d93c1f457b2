import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How many tests passed and failed. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Adds up every jest report below a directory. A suite that could not run counts as one failure: its tests are not known. */
export function testCounts(directory: string): TestCounts {
  if (!existsSync(directory)) return { passed: 0, failed: 0 };
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as JestReport)
    .reduce(({ passed, failed }, report) => ({
      passed: passed + report.numPassedTests,
      failed: failed + report.numFailedTests + report.numRuntimeErrorTestSuites,
    }), { passed: 0, failed: 0 });
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}
