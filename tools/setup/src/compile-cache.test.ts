import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
let cache: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compile-cache-'));
  cache = join(folder, 'cache');
  const module = join(__dirname, 'compile-cache.mjs');
  writeFileSync(
    join(folder, 'run.mjs'),
    `import { createRequire } from 'node:module';
     const { keepCompiledCode } = await import(${JSON.stringify(module)});
     keepCompiledCode(${JSON.stringify(cache)}, 'program');
     createRequire(import.meta.url)('./main.cjs');`,
  );
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { say } = require('./part.cjs');
     console.log([say(), require.resolve('./part.cjs') in require.cache, __filename.endsWith('main.cjs'), this === exports].join(' '));
     require('./asks-later.cjs');`,
  );
  writeFileSync(
    join(folder, 'asks-later.cjs'),
    `import('node:os').then(({ EOL }) => console.log(String(EOL.length > 0)));`,
  );
  writePart('one');
});
afterEach(() => rmSync(folder, { recursive: true }));

const writePart = (said: string) => writeFileSync(join(folder, 'part.cjs'), `exports.say = () => '${said}';`);
function run(): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'run.mjs')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}
const files = () => readdirSync(cache, { recursive: true, encoding: 'utf8' }).map((name) => join(cache, name));
const written = () => files().map((file) => [file, statSync(file).mtimeMs]);

test('modules are what they are without it, and are compiled once', () => {
  expect(run()).toBe('one true true true\ntrue\n');
  const kept = written();
  expect(kept.length).toBeGreaterThan(0);
  expect(run()).toBe('one true true true\ntrue\n');
  expect(written()).toEqual(kept);
});

test('other sources of the same length are compiled anew', () => {
  run();
  writePart('two');
  expect(run()).toContain('two');
});

test('a cache that is broken, or that cannot be written, changes nothing', () => {
  run();
  files()
    .filter((file) => statSync(file).isFile())
    .forEach((file) => writeFileSync(file, readFileSync(file).subarray(0, 7)));
  expect(run()).toContain('one');
  rmSync(cache, { recursive: true });
  writeFileSync(cache, 'no folder');
  expect(run()).toContain('one');
  rmSync(cache);
  mkdirSync(cache);
});

test('an error names the file and the line that threw it', () => {
  writeFileSync(join(folder, 'part.cjs'), `exports.say = () => {\n  throw new Error('no');\n};`);
  const { stderr, status } = spawnSync(process.execPath, [join(folder, 'run.mjs')], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/part\.cjs:2/);
});
