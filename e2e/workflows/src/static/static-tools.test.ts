import { actionlint } from './actionlint';
import { byVersion } from './tool';
import { zizmor } from './zizmor';

jest.setTimeout(60_000);

const right = `# A comment.
name: w
on: push
permissions: {}
concurrency: { group: w, cancel-in-progress: false }
jobs:
  a:
    name: a
    runs-on: ubuntu-24.04
    timeout-minutes: 1
    steps:
      - run: echo "$HOME"
`;
const path = '.github/workflows/w.yml';

test('each tool finds its own in the version that has it', async () => {
  const versions = [
    right,
    right.replace('"$HOME"', '$HOME'),
    right.replace('echo "$HOME"', 'echo "${{ github.event.issue.title }}"'),
    right.replace('    runs-on', '    needs: b\n    runs-on'),
  ].map((text) => ({ texts: { [path]: text } }));
  const lint = await actionlint(versions);
  expect(lint.map((findings) => findings.map(({ rule }) => rule))).toEqual([
    [],
    ['shellcheck'],
    ['expression'],
    ['job-needs'],
  ]);
  const audit = await zizmor(versions);
  expect(audit.map((findings) => findings.map(({ rule, path: file }) => `${rule} ${file}`))).toEqual([
    [],
    [],
    [`template-injection ${path}`],
    [],
  ]);
});

test('a file that zizmor cannot read is an error, not a pass', async () => {
  await expect(zizmor([{ texts: { [path]: 'on: push\njobs: [' } }])).rejects.toThrow('zizmor failed');
});

test('only the files that are asked for are looked at', async () => {
  const versions = [
    {
      texts: { [path]: right.replace('"$HOME"', '$HOME'), '.github/workflows/other.yml': right },
      only: ['.github/workflows/other.yml'],
    },
  ];
  expect(await actionlint(versions)).toEqual([[]]);
});

test('a finding in a file that nobody gave is an error', () => {
  expect(() => byVersion(1, [{ tool: 'zizmor', rule: 'x', path: 'other/w.yml', line: 1, problem: 'x' }])).toThrow(
    'which was not given to it',
  );
});
