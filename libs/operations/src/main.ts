import { runCommand } from '@nss/command-line';
import { bootstrapCommand } from './commands/bootstrap';
import { deployCommand } from './commands/deploy';
import { diffCommand } from './commands/diff';

process.exitCode = await runCommand(
  {
    invocation: 'node tools/setup/src/run.mjs libs/operations/src/main.ts',
    summary: 'acts in AWS alone, without any embedded cloud',
    examples: ['node tools/setup/src/run.mjs libs/operations/src/main.ts diff --environment dev'],
    commands: { bootstrap: bootstrapCommand(), deploy: deployCommand(), diff: diffCommand() },
  },
  process.argv.slice(2),
);
