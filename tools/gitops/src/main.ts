import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { changedEnvironment } from './changed-environment';
import { OfflineWorld, REVIEWER } from './offline-world';

const USAGE = `usage: npm run -s gitops [-- --yes]

A commit in a scratch clone, merged, promoted through the workflows of this repository with an approval, and a runbook
dispatched; offline, with nothing left behind.
exit code: 0 done, 1 refused or failed, 2 wrong use`;

const say = (line: string): void => console.log(line);

/** Asks at the terminal; without one, or with --yes, the answer is yes: nothing real is at stake. */
async function asked(question: string, yes: boolean): Promise<boolean> {
  if (yes || process.env['CI'] || !process.stdin.isTTY) {
    say(`${question} yes (${yes ? '--yes' : 'there is no terminal to ask at'})`);
    return true;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `).finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
}

async function main(): Promise<number> {
  let yes: boolean;
  try {
    yes = parseArgs({ options: { yes: { type: 'boolean', short: 'y', default: false } } }).values.yes;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  say('starting a GitHub and an AWS on this machine (act is built the first time) ...');
  const world = await OfflineWorld.begin({ onLine: (_run, line) => say(`  ${line}`) });
  try {
    return await tell(world, yes);
  } finally {
    await world.end();
  }
}

/** The story; its exit code. */
async function tell(world: OfflineWorld, yes: boolean): Promise<number> {
  const last = world.environments.find(({ environment: { promotedFrom } }) => promotedFrom)?.name ?? '';
  const { issue, runs } = world.github.pullRequest({ title: 'Keep logs longer', changes: changedEnvironment(world.environments[0]?.name ?? '', /logRetentionDays: \d+/, 'logRetentionDays: 60') });
  runs.forEach((run) => run.cancel());
  say(`\npull request #${issue.number} "${issue.title}": merged`);
  const [run] = world.github.merge(issue.number);
  if (!run) throw new Error('the merge started no workflow');
  if (last) {
    const gate = run.gate(last);
    await gate.reached;
    if (await asked(`\n${last} waits for approval. Deploy exactly what its summary shows?`, yes)) gate.approve(REVIEWER);
    else gate.refuse(REVIEWER);
  }
  const promoted = await run.finished;
  say(`\n${promoted.summary}\n\ndeploy: ${promoted.conclusion} in ${(promoted.durationMilliseconds / 1000).toFixed(0)} s`);
  if (promoted.conclusion !== 'success') return 1;
  const first = world.environments[0]?.name ?? '';
  say(`\nrunbook nss-health-check in ${first}, dispatched`);
  const checked = await world.github.dispatch('runbook.yml', { runbook: 'nss-health-check', environment: first }).finished;
  say(`\n${checked.summary}\n\nrunbook: ${checked.conclusion}`);
  return checked.conclusion === 'success' ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
