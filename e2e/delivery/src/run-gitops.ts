import { type Answer, type Phases } from '@nss/command-line';
import { terminal } from '@nss/runbook-client';
import { OfflineDelivery } from './offline-delivery';
import { Scenario } from './scenario';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly yes: boolean };
  readonly answer: Answer;
  readonly columns?: number | undefined;
}

/** Exit code of what a signal ended. */
const INTERRUPTED = 130;

/**
 * A commit on its way through the workflows, offline.
 * @returns the exit code: 0 done, 1 refused or failed, 130 interrupted
 */
export async function runGitops({
  options: { yes },
  out: say,
  phase,
  heldWhile,
  answer,
  columns,
}: Given): Promise<number> {
  const interrupted = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(undefined));
  });
  heldWhile(() => terminal.isAsking);
  const scenario = new Scenario(say, yes, columns);
  const offline = await phase('starting a GitHub and an AWS on this machine', () =>
    OfflineDelivery.begin({
      onLine: (_run, line) => say(`  ${line}`),
      onWaiting: (run, gate) => scenario.askAt(gate, run),
    }),
  );
  try {
    const isWell = await phase('running the workflows', () => Promise.race([scenario.play(offline), interrupted]));
    answer({ done: isWell ?? false, interrupted: isWell === undefined, runs: scenario.ended });
    return isWell === undefined ? INTERRUPTED : isWell ? 0 : 1;
  } finally {
    await offline.end();
  }
}
