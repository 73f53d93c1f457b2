import { runCommand } from '@nss/command-line';
import { reportCommand } from './commands';

process.exitCode = await runCommand(reportCommand, process.argv.slice(2));
