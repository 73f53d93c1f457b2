import { parseArgs } from 'node:util';
import { OfflineWorld } from './offline-world';
import { Tale } from './tale';

const USAGE = `usage: npm run -s gitops [-- --yes]

A commit in a scratch clone, merged, promoted through the workflows of this repository with approvals asked at the
terminal, and a runbook dispatched; offline, with nothing left behind. Without a terminal nobody is asked.
exit code: 0 done, 1 refused or failed, 2 wrong use, 130 interrupted`;

const say = (line: string): void => console.log(line);

/** Resolves when somebody presses Ctrl-C. */
const interrupted = new Promise<number>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(130));
});

async function main(): Promise<number> {
  let yes: boolean;
  try {
    yes = parseArgs({ options: { yes: { type: 'boolean', short: 'y', default: false } } }).values.yes;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  say('starting a GitHub and an AWS on this machine ...');
  const tale = new Tale(say, yes);
  const world = await OfflineWorld.begin({
    onLine: (_run, line) => say(`  ${line}`),
    onWaiting: (run, gate) => tale.askAt(gate, run),
  });
  try {
    return await Promise.race([tale.tell(world), interrupted]);
  } finally {
    await world.end();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
