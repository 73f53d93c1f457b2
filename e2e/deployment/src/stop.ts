import { command, runCommand } from '@nss/command-line';

const stop = command({
  invocation: 'npm stop --',
  summary: 'ends the embedded cloud that npm start left running, and with it everything deployed there',
  examples: ['npm stop'],
  json: true,
  run: async (given) => (await import('./run-stop')).runStop(given),
});

process.exitCode = await runCommand(stop, process.argv.slice(2));
