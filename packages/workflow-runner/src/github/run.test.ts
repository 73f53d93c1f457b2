import { type JobRecord } from '../act/act-log';
import { conclude, jobNamed } from './run';

const jobs = (...results: JobRecord['result'][]) =>
  Object.fromEntries(results.map((result, index) => [`j${index}`, { result, steps: [], summary: '', output: '' }]));

test.each([
  [jobs('success', 'skipped'), 0, false, 'success'],
  [jobs('success', 'failure', 'cancelled'), 1, false, 'failure'],
  [jobs('success', 'cancelled'), 0, false, 'cancelled'],
  [jobs('skipped'), 0, false, 'skipped'],
  [jobs(), 1, false, 'failure'],
  [jobs('failure'), 1, true, 'cancelled'],
] as const)('%#', (records, exitCode, cancelled, conclusion) =>
  expect(conclude(records, exitCode, cancelled)).toBe(conclusion),
);

test('a job that is not there is told with those that are', () => {
  expect(jobNamed(jobs('success'), 'j0').result).toBe('success');
  expect(() => jobNamed(jobs('success', 'success'), 'prod')).toThrow('no job prod in this run: j0, j1');
});
