import { command, runCommand, WrongUse } from '@nss/command-line';

const versions = command({
  invocation: 'npm run -s versions --',
  summary: 'runs the quick tests on every Node.js and Python that is supported',
  description:
    'Runs the quick tests on every Node.js that is supported, which the npm registry gives, and on each supported Python that this machine has; says which it could not. Exit code: 0 none failed, 1 some failed, 2 wrong use.',
  options: {
    only: { value: 'node|python', description: 'one of both', choices: () => ['node', 'python'] },
  },
  json: true,
  examples: ['npm run -s versions', 'npm run -s versions -- --only python'],
  run: async ({ options: { only }, answer, out, error, phase }) => {
    if (only !== undefined && only !== 'node' && only !== 'python')
      throw new WrongUse(`--only ${only}: give node or python`);
    const { onEveryVersion, rowText } = await import('./rows');
    const rows = await onEveryVersion(only, { phase, say: error, onRow: (row) => out(rowText(row)) });
    answer(rows);
    return rows.some(({ result }) => 'failed' in result && result.failed > 0) ? 1 : 0;
  },
});

process.exitCode = await runCommand(versions, process.argv.slice(2));
