import { command, runCommand } from '@nss/command-line';

const edits = command({
  invocation: 'npm run -s edits --',
  summary: 'deploys every kind of edit of an environment file offline, and takes it back',
  description:
    'Deploys, for every kind of edit, the file before it, the edit, and its way back, to an embedded cloud, and reads the account back each time. What went well is not done again while its templates are the same, so that a run goes on where another one was ended. Exit code: 0 each edit was applied, or refused before anything was changed; 1 another one failed; 2 wrong use.',
  options: {
    only: { value: 'TEXT', description: 'edits whose name holds this' },
    pairs: { description: 'two edits in one commit, where one replaces what the other changes' },
    again: { description: 'also those that went well' },
  },
  examples: ['npm run -s edits', 'npm run -s edits -- --pairs', 'npm run -s edits -- --only relay.'],
  json: true,
  run: async (given) => {
    const { onReference } = await import('../on-reference');
    return onReference(async () => (await import('./run-edits')).runEdits(given));
  },
});

process.exitCode = await runCommand(edits, process.argv.slice(2));
