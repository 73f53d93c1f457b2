import { runCommand } from '@nss/command-line';
import { costCommand } from './commands';

process.exitCode = await runCommand(costCommand, process.argv.slice(2));
