import { command, runCommand, WrongUse } from '@nss/command-line';

const benchCommand = command({
  invocation: 'npm run -s bench --',
  summary: 'prints ratios of one run, such as synthesis against an empty CDK app',
  options: { runs: { value: 'N', description: 'how often each is run, from 1 to 99', default: '5' } },
  json: true,
  examples: ['npm run -s bench', 'npm run -s bench -- --runs 10 --json'],
  run: async ({ options: { runs }, ...given }) => {
    if (!/^[1-9]\d?$/.test(runs)) throw new WrongUse(`--runs ${runs}: give a number from 1 to 99`);
    await (await import('./run-bench')).runBench(Number(runs), given);
    return 0;
  },
});

process.exitCode = await runCommand(benchCommand, process.argv.slice(2));
