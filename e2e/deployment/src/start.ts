import { command, runCommand } from '@nss/command-line';

const start = command({
  invocation: 'npm start --',
  summary: 'deploys every environment to an embedded cloud on this machine, and reads it back',
  description:
    'Deploys the first environment to an embedded cloud on this machine, shows what will change in the next, asks, deploys exactly that, and reads both back. The cloud keeps running; npm stop ends it. Exit code: 0 done, 1 refused or failed, 2 wrong use.',
  options: { yes: { short: 'y', description: 'approve what will change' } },
  examples: ['npm start', 'npm start -- --yes'],
  json: true,
  run: async (given) => (await import('./run-start')).runStart(given),
});

process.exitCode = await runCommand(start, process.argv.slice(2));
