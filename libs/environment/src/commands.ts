import { runCommand } from '@nss/command-line';
import { environmentsCommand } from './commands/run';

process.exitCode = await runCommand(environmentsCommand, process.argv.slice(2));
