import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { askForDecision } from './decision';
import { type Answer, Terminal } from './terminal';

/** A terminal of the test's own: bytes as a keyboard sends them, and what is shown. */
function given() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const shown: string[] = [];
  output.on('data', (chunk: Buffer) => shown.push(chunk.toString()));
  return { input, shown: () => shown.join(''), terminal: new Terminal({ input, output, terminal: true }) };
}

let interrupts = 0;
const count = () => {
  interrupts += 1;
};
beforeEach(() => {
  interrupts = 0;
  process.on('SIGINT', count);
});
afterEach(() => void process.off('SIGINT', count));

test('a line is the answer', async () => {
  const { input, terminal } = given();
  const answer = terminal.ask('well? ');
  input.write('yes\r');
  expect([await answer, terminal.isAsking, interrupts]).toEqual([{ line: 'yes' }, false, 0]);
});

test('Ctrl-C is no answer, drops what was typed, and reaches the program as it would without a question', async () => {
  const { input, terminal } = given();
  const answer = terminal.ask('well? ');
  input.write('appr\u001b[D\u0003');
  expect([await answer, interrupts]).toEqual(['interrupted', 1]);
  const next = terminal.ask('again? ');
  input.write('no\r');
  expect(await next).toEqual({ line: 'no' });
});

test('what is asked because of Ctrl-C comes first, and takes the keys that follow, those of the same chunk too', async () => {
  const { input, terminal } = given();
  let cancel: Promise<Answer> | undefined;
  const onInterrupt = () => {
    cancel = terminal.ask('cancel? ');
  };
  process.once('SIGINT', onInterrupt);
  const [first, second] = [terminal.ask('first? '), terminal.ask('second? ')];
  input.write('\u0003y\rapprove\r');
  expect([await first, await cancel, await second]).toEqual(['interrupted', { line: 'y' }, { line: 'approve' }]);
});

test('one question is open at a time, each shown once', async () => {
  const { input, shown, terminal } = given();
  const answers = ['one? ', 'two? ', 'three? '].map((text) => terminal.ask(text));
  expect([shown().includes('one? '), shown().includes('two? ')]).toEqual([true, false]);
  input.write('1\r2\r3\r');
  expect(await Promise.all(answers)).toEqual([{ line: '1' }, { line: '2' }, { line: '3' }]);
});

test('a question that is taken back makes room for the next', async () => {
  const { input, terminal } = given();
  const withdraw = new AbortController();
  const [first, second] = [terminal.ask('one? ', { signal: withdraw.signal }), terminal.ask('two? ')];
  input.write('app');
  withdraw.abort();
  input.write('2\r');
  expect([await first, await second]).toEqual(['withdrawn', { line: '2' }]);
});

test('an earlier line does not come back by the arrow keys', async () => {
  const { input, terminal } = given();
  const first = terminal.ask('one? ');
  const second = terminal.ask('two? ');
  input.write('approve\r\u001b[A\r');
  expect([await first, await second]).toEqual([{ line: 'approve' }, { line: '' }]);
});

test.each([
  ['Ctrl-D', (input: PassThrough) => input.write('\u0004')],
  ['the end of the input', (input: PassThrough) => input.end()],
])('%s is no answer, to none of the questions', async (_, act) => {
  const { input, terminal } = given();
  const answers = [terminal.ask('one? '), terminal.ask('two? ')];
  act(input);
  expect([await Promise.all(answers), interrupts]).toEqual([['ended', 'ended'], 0]);
});

test('after the end of the input nobody is asked', async () => {
  const { input, terminal } = given();
  input.end();
  input.resume();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await terminal.ask('well? ')).toBe('ended');
});

test.each(['y', 'yes', 'a', 'approved', 'n', '', 'rejected', 'approve it'])(
  '%p decides nothing: it is asked again',
  async (line) => {
    const { input, shown, terminal } = given();
    const decision = askForDecision(terminal, 'go on?');
    input.write(`${line}\r`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(shown()).toContain('the whole word, please [approve/reject] ');
    input.write(' Reject \r');
    expect(await decision).toBe('reject');
  },
);

test('nothing else of the workspace reads the standard input of a command', () => {
  const files = execFileSync('git', ['grep', '-lE', 'process\\.stdin([^.]|\\.[^i])', '--', '*.ts', '*.mjs', '*.cjs'], {
    cwd: workspaceRoot(),
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
  // The shared cloud of the tests waits for its parent to close the pipe, and asks nothing.
  expect(files.filter((file) => !file.endsWith('.test.ts')).sort()).toEqual([
    'e2e/runbooks/src/shared-cloud/deployed-cloud.ts',
    'libs/runbook-client/src/terminal.ts',
  ]);
});
