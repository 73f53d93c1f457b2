import { runCommand } from '@nss/command-line';
import { cfnLint } from './run';

process.exitCode = await runCommand(cfnLint, process.argv.slice(2));
