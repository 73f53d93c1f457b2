import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ProcessWatch } from './on-machine';

const WAITS = 'setInterval(() => undefined, 1000);';
/** Starts a process of its own that waits, says its number, and waits as well. */
const STARTS = `const child = require('node:child_process').spawn(process.execPath, ['-e', '${WAITS}', 'grandchild'], { detached: true, stdio: 'ignore' }); process.stdout.write(String(child.pid)); ${WAITS}`;

const started: number[] = [];
afterEach(() => {
  for (const pid of started.splice(0)) process.kill(pid, 'SIGKILL');
});

/** A process with one of its own, whose number it gives too. */
async function withChild(): Promise<{ readonly parent: ChildProcess; readonly grandchild: number }> {
  const parent = spawn(process.execPath, ['-e', STARTS, 'child'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(parent.stdout, 'data')) as [Buffer];
  const grandchild = Number(said.toString());
  started.push(grandchild);
  return { parent, grandchild };
}

/** What is seen of a process and of all that it started. */
function seenOf(watch: ProcessWatch): string {
  const { content } = watch.seen();
  watch.stop();
  return String(content);
}

test('what a process started, and what that started, is seen, and nothing of others', async () => {
  const { parent } = await withChild();
  started.push(parent.pid ?? 0);
  const sibling = spawn(process.execPath, ['-e', WAITS, 'sibling'], { stdio: 'ignore' });
  started.push(sibling.pid ?? 0);
  const [own, everything] = [seenOf(new ProcessWatch(parent.pid)), seenOf(new ProcessWatch())];
  for (const name of ['child', 'grandchild']) expect(own).toMatch(new RegExp(` ${name} ?$`, 'm'));
  expect(own).not.toMatch(/ sibling ?$/m);
  expect(everything).toMatch(/ sibling ?$/m);
});

test('who was seen is looked at even when its parent has ended', async () => {
  const { parent } = await withChild();
  const watch = new ProcessWatch(parent.pid);
  watch.seen();
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(seenOf(watch)).toMatch(/ grandchild ?$/m);
});
