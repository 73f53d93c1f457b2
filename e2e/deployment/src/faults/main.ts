import { command, runCommand } from '@nss/command-line';

const faults = command({
  invocation: 'npm run -s faults --',
  summary: 'deploys and changes prod offline while resources of each type are refused, throttled, at a quota or slow',
  description:
    'Makes a first deployment of the reference environment prod, and edits of it, in an embedded cloud, with one fault after the other at each type of resource that they make, change or delete. Each time either everything in the account is as it was, or the message names the next step and that leads there; afterwards the same is deployed undisturbed and compared with an account in which nothing failed. What ended well is not done again while its templates are the same, so that a run goes on where another one was ended: dist/faults/faults.json. Exit code: 0 each ended so; 1 another one did not; 2 wrong use.',
  options: {
    change: { value: 'TEXT', description: 'changes whose name holds this: first' },
    only: { value: 'TEXT', description: 'faults whose name holds this: AWS::EC2::Subnet create slow' },
    again: { description: 'also those that ended well' },
  },
  examples: ['npm run -s faults', 'npm run -s faults -- --change first --only AWS::EC2'],
  json: true,
  run: async (given) => {
    const { onReference } = await import('../on-reference');
    return onReference(async () => (await import('./run-faults')).runFaults(given));
  },
});

process.exitCode = await runCommand(faults, process.argv.slice(2));
