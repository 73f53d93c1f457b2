import { taggedName } from '../instrument/job-name';
import { ActLog } from './act-log';

const job = `w/${taggedName('a', false)}`;
const line = (entry: object) => JSON.stringify({ level: 'info', job, ...entry });
const step = (name: string, id: string, entry: object) => line({ stage: 'Main', step: name, stepID: [id], ...entry });

test('a job: its steps in order with what each printed, its summary, its result', () => {
  const log = new ActLog();
  const shown = [
    step('one', '0', { msg: 'Run Main one' }),
    step('one', '0', { raw_output: true, msg: 'hello\n' }),
    step('one', '0', { msg: 'Success', stepResult: 'success' }),
    step('one', '0', { command: 'summary', content: '# title\n', msg: 'Summary' }),
    step('two', '1', { raw_output: true, msg: 'broken\n' }),
    step('two', '1', { msg: 'Failure', stepResult: 'failure' }),
    step('two', '1', { level: 'error', msg: 'exit status 1' }),
    step('two', '1', { stepID: ['1', 'inner'], msg: 'Success', stepResult: 'success' }),
    line({ jobResult: 'failure', msg: 'Job failed' }),
  ]
    .map((text) => log.take(text))
    .filter((text) => text !== undefined);
  expect(log.jobs.a).toEqual({
    result: 'failure',
    summary: '# title\n',
    output: 'hello\nbroken\nexit status 1\n',
    steps: [
      { name: 'one', outcome: 'success', output: 'hello\n' },
      { name: 'two', outcome: 'failure', output: 'broken\n' },
    ],
  });
  expect(shown).toEqual(['a | hello', 'a | broken', 'a | exit status 1', 'a | job failure']);
});

test('the environment a job was let into', () => {
  const log = new ActLog();
  log.take(step('Environment', '0', { raw_output: true, msg: 'entered the environment prod\n' }));
  expect(log.jobs.a!.environment).toBe('prod');
});

test('a job that was begun and never ended counts as cancelled', () => {
  const log = new ActLog();
  log.take(line({ msg: 'Run Set up job' }));
  expect(log.jobs.a!.result).toBe('cancelled');
});

test('errors of act itself are shown, its chatter is not, and what is no JSON is passed on', () => {
  const log = new ActLog();
  expect(log.take('{"level":"error","msg":"bad workflow"}')).toBe('bad workflow');
  expect(log.take('{"level":"info","msg":"no docker here"}')).toBeUndefined();
  expect(log.take('Error: it broke')).toBe('Error: it broke');
  expect(log.take('{ not json')).toBe('{ not json');
  expect(log.jobs).toEqual({});
});
