import { type JobRecord } from '@nss/workflow-runner';
import { Summaries } from './summaries';

const job = (summary: string): JobRecord => ({ result: 'success', steps: [], summary, output: '' });

test('what a job wrote is told once, also when it writes more later, and for each run anew', () => {
  const said: string[] = [];
  const summaries = new Summaries((text) => said.push(text));
  summaries.tell({ id: 1, jobs: { a: job('one\n'), b: job('') } });
  summaries.tell({ id: 1, jobs: { a: job('one\n'), b: job('two\n') } });
  summaries.tell({ id: 1, jobs: { a: job('one\n## three\n'), b: job('two\n') } });
  summaries.tell({ id: 2, jobs: { a: job('one\n') } });
  expect(said).toEqual(['\none', '\ntwo', '\nthree', '\none']);
});
