import { command, runCommand } from '@nss/command-line';

const check = command({
  invocation: 'npm test --',
  summary: 'checks everything: types, lint, tests, templates, runbooks, deployments, the workflows',
  description:
    'Checks everything: types, lint, tests, templates, runbooks, deployments, the workflows. Ends with a line "tests: N passed, N failed". Exit code: 0 all passed, 1 something failed, 2 wrong use.',
  examples: ['npm test', 'npx nx run network:test'],
  json: true,
  run: async (given) => (await import('./run-check')).runCheck(given),
});

process.exitCode = await runCommand(check, process.argv.slice(2));
