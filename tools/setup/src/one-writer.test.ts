import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

jest.setTimeout(60_000);

const root = join(__dirname, '../../..');

/** What the linter says of lines of a file, each with its number. */
function problems(lines: readonly string[], file = 'tools/delivery/src/mutant.ts'): number[] {
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/eslint/bin/eslint.js', '--stdin', '--stdin-filename', file, '--format', 'json'],
    { cwd: root, input: lines.join('\n'), encoding: 'utf8' },
  );
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { ruleId: string; line: number }[] }];
  return [...new Set(messages.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').map(({ line }) => line))];
}

test('the linter finds whoever writes past the one writer of a target', () => {
  const lines = [
    "appendFileSync(process.env['GITHUB_OUTPUT'] ?? '', value);",
    'appendFileSync(process.env.GITHUB_ENV ?? "", value);',
    'const { GITHUB_STEP_SUMMARY: file } = process.env;',
    'spawnSync("bash", ["-c", `echo ${value} >> $GITHUB_PATH`]);',
    'console.log(`::error::${value}`);',
    "process.stdout.write('::add-mask::' + value);",
    "console.log('##[group]' + value);",
    'Markdown.written(value);',
    'PowerShell.written(value);',
  ];
  expect(problems(lines)).toEqual(lines.map((_, index) => index + 1));
});

test('and nobody else', () => {
  expect(
    problems([
      "const everywhere = ['::/0', '::1', 'AWS::EC2::Instance', process.env['GITHUB_REPOSITORY']];",
      'summary(md`## ${value}`);',
      'output("digest", value);',
    ]),
  ).toEqual([]);
  expect(
    problems(["appendFileSync(process.env['GITHUB_OUTPUT'] ?? '', value);"], 'tools/delivery/src/github/job.ts'),
  ).toEqual([]);
});
