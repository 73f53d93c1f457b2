import { runCommand } from '@nss/command-line';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workflowRunner } from './wanted';

async function call(...argv: string[]) {
  const [out, error]: [string[], string[]] = [[], []];
  const code = await runCommand(workflowRunner, argv, {
    out: (text) => out.push(text),
    error: (text) => error.push(text),
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

const empty = mkdtempSync(join(tmpdir(), 'no-checkout-'));

test.each([
  [[], 'a command is missing'],
  [['pull'], "unknown command 'pull'\n(Did you mean push?)"],
  [['push', 'w.yml'], "too many arguments for 'push'"],
  [['push', '--input=a=b'], "unknown option '--input=a=b'"],
  [['dispatch'], "missing required argument 'WORKFLOW'"],
  [['dispatch', 'w.yml', '--input=a'], '--input=a is no NAME=VALUE'],
  [['schedule', 'w.yml', 'x.yml'], "too many arguments for 'schedule'"],
  [['push', '--folders=a'], "unknown option '--folders=a'\n(Did you mean --folder?)"],
  [['push', '--folder', empty], 'is no git checkout with a commit: git init'],
  [['check', '--folder', empty], 'there is no workflow in'],
])('%j is refused', async (argv, message) => {
  const { code, out, error } = await call(...argv);
  expect([code, out]).toEqual([2, '']);
  expect(error).toContain(message);
});

test('with --json it is refused in JSON', async () => {
  const { code, out } = await call('check', '--folder', empty, '--json');
  expect([code, JSON.parse(out)]).toEqual([
    2,
    { error: { name: 'WrongUse', message: expect.stringContaining('there is no workflow in') } },
  ]);
});
