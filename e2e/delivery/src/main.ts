import { command, runCommand } from '@nss/command-line';

const gitops = command({
  invocation: 'npm run -s gitops --',
  summary: 'a commit on its way through the workflows, offline: merged, approved, promoted, and a runbook started',
  description:
    'A commit in a scratch clone, merged, promoted through the workflows of this repository with approvals asked at the terminal, and a runbook dispatched; offline, with nothing left behind. Without a terminal nobody is asked. Exit code: 0 done, 1 refused or failed, 2 wrong use, 130 interrupted.',
  options: { yes: { short: 'y', description: 'approve whatever is asked' } },
  examples: ['npm run -s gitops', 'npm run -s gitops -- --yes'],
  json: true,
  run: async (given) => (await import('./run-gitops')).runGitops(given),
});

process.exitCode = await runCommand(gitops, process.argv.slice(2));
