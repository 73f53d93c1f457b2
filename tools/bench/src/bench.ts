import { command, runCommand, WrongUse } from '@nss/command-line';
import { LARGEST_FLEET, SMALL_FLEET } from './fleet/size';

const benchCommand = command({
  invocation: 'npm run -s bench --',
  summary: 'prints ratios of one run, such as synthesis against an empty CDK app',
  options: {
    runs: { value: 'N', description: 'how often each is run, from 1 to 99', default: '5' },
    fleet: { value: 'N', description: `environments of the large fleet, more than ${SMALL_FLEET}`, default: '100' },
  },
  json: true,
  examples: ['npm run -s bench', 'npm run -s bench -- --runs 10 --json', 'npm run -s bench -- --fleet 1000'],
  run: async ({ options: { runs, fleet }, ...given }) => {
    if (!/^[1-9]\d?$/.test(runs)) throw new WrongUse(`--runs ${runs}: give a number from 1 to 99`);
    if (!/^[1-9]\d{1,4}$/.test(fleet) || Number(fleet) <= SMALL_FLEET || Number(fleet) > LARGEST_FLEET)
      throw new WrongUse(`--fleet ${fleet}: give a number from ${SMALL_FLEET + 1} to ${LARGEST_FLEET}`);
    await (await import('./run-bench')).runBench(Number(runs), Number(fleet), given);
    return 0;
  },
});

process.exitCode = await runCommand(benchCommand, process.argv.slice(2));
