import { join } from 'node:path';
import { runOnce } from './run-once';

const preload = join(__dirname, 'peak-memory.cjs');
const node = (script: string) => (outdir: string) => ({
  file: process.execPath,
  args: ['-e', script],
  variables: { OUT: outdir },
  cwd: __dirname,
});

test('a run is timed, its memory is read, its resources are counted', () => {
  const { milliseconds, peakMiB, resources } = runOnce(
    node(`
    fs.mkdirSync(process.env.OUT);
    fs.writeFileSync(path.join(process.env.OUT, 'one.template.json'), JSON.stringify({ Resources: { A: {}, B: {} } }));
    globalThis.kept = Buffer.alloc(200 * 1024 * 1024, 1);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  `),
    preload,
  );
  expect(milliseconds).toBeGreaterThan(50);
  expect(peakMiB).toBeGreaterThan(200);
  expect(resources).toBe(2);
});

test("the memory of this process is not counted as the child's", () => {
  const kept = Buffer.alloc(400 * 1024 * 1024, 1);
  expect(runOnce(node('fs.mkdirSync(process.env.OUT)'), preload).peakMiB).toBeLessThan(200);
  expect(kept[0]).toBe(1);
});

test('a command that fails is an error that shows what it said', () => {
  expect(() => runOnce(node('console.error("no such file"); process.exit(3)'), preload)).toThrow(
    /exit code 3[^]*no such file/,
  );
});
