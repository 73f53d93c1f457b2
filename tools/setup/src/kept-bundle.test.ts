import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spawnSync } from 'node:child_process';
import { isCurrent, keep } from './kept-bundle.mjs';

const inputs = ['src/main.ts', 'src/part/index.ts'];
const contents = Buffer.from('bundle');
const LONG_AGO = new Date(Date.now() - 3_600_000);
let root: string;
let file: string;
/** Everything was written long ago, as in a checkout. */
const settle = () => [...inputs, 'src', 'src/part'].forEach((path) => utimesSync(join(root, path), LONG_AGO, LONG_AGO));
const keepNow = (making = 'options') => keep(file, root, making, { inputs, contents, began: Date.now() });
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  mkdirSync(join(root, 'src/part'), { recursive: true });
  inputs.forEach((path) => writeFileSync(join(root, path), path));
  file = join(root, 'main.mjs');
  writeFileSync(file, contents);
  settle();
});
afterEach(() => rmSync(root, { recursive: true }));

test('a bundle is current until what it is made of changes, and again when that is undone', () => {
  expect(isCurrent(file, root, 'options')).toBe(false);
  keepNow();
  expect(isCurrent(file, root, 'options')).toBe(true);
  writeFileSync(join(root, inputs[1]!), 'other');
  expect(isCurrent(file, root, 'options')).toBe(false);
  writeFileSync(join(root, inputs[1]!), inputs[1]!);
  expect(isCurrent(file, root, 'options')).toBe(true);
});

test.each([
  ['other options', () => undefined, 'others'],
  ['an input that is gone', () => rmSync(join(root, inputs[0]!)), 'options'],
  ['a file that an import may mean from now on', () => writeFileSync(join(root, 'src/part.ts'), ''), 'options'],
  ['a bundle that another command has made of other sources', () => writeFileSync(file, 'other'), 'options'],
  ['a bundle that is gone', () => rmSync(file), 'options'],
  ['half a record', () => writeFileSync(`${file}.inputs.json`, '{"making":'), 'options'],
  ['a record of something else', () => writeFileSync(`${file}.inputs.json`, 'null'), 'options'],
])('%s: it is made anew', (_what, change, making) => {
  keepNow();
  change();
  expect(isCurrent(file, root, making)).toBe(false);
});

test('an input that is written while the bundle is made leaves no record', () => {
  utimesSync(join(root, inputs[0]!), new Date(), new Date());
  keepNow();
  expect(isCurrent(file, root, 'options')).toBe(false);
});

test('a command bundles once, and what it prints stays the same', () => {
  const workspace = join(__dirname, '../../..');
  const bundle = () =>
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `const { bundle } = await import(${JSON.stringify(pathToFileURL(join(__dirname, 'run.mjs')).href)});
         console.log(await bundle('packages/embedded-aws/src/cloud.ts'));`,
      ],
      { cwd: workspace, encoding: 'utf8' },
    ).stdout.trim();
  const made = bundle();
  const [before, text] = [statSync(made).mtimeMs, readFileSync(made, 'utf8')];
  const record = JSON.parse(readFileSync(`${made}.inputs.json`, 'utf8')) as { inputs: Record<string, string> };
  expect(Object.keys(record.inputs)).toContain('packages/embedded-aws/src/cloud.ts');
  expect(bundle()).toBe(made);
  expect([statSync(made).mtimeMs, readFileSync(made, 'utf8')]).toEqual([before, text]);
});
