import { command, runCommand } from '@nss/command-line';
import { OfflineDelivery } from './offline-delivery';
import { Scenario } from './scenario';

/** Resolves when somebody presses Ctrl-C. */
const interrupted = new Promise<number>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(130));
});

const gitops = command({
  invocation: 'npm run -s gitops --',
  summary: 'a commit on its way through the workflows, offline: merged, approved, promoted, and a runbook started',
  description:
    'A commit in a scratch clone, merged, promoted through the workflows of this repository with approvals asked at the terminal, and a runbook dispatched; offline, with nothing left behind. Without a terminal nobody is asked. Exit code: 0 done, 1 refused or failed, 2 wrong use, 130 interrupted.',
  options: { yes: { short: 'y', description: 'approve whatever is asked' } },
  examples: ['npm run -s gitops', 'npm run -s gitops -- --yes'],
  run: async ({ options: { yes }, out: say }) => {
    say('starting a GitHub and an AWS on this machine ...');
    const scenario = new Scenario(say, yes);
    const offline = await OfflineDelivery.begin({
      onLine: (_run, line) => say(`  ${line}`),
      onWaiting: (run, gate) => scenario.askAt(gate, run),
    });
    try {
      return await Promise.race([scenario.play(offline), interrupted]);
    } finally {
      await offline.end();
    }
  },
});

process.exitCode = await runCommand(gitops, process.argv.slice(2));
