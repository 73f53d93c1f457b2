import { runCommand } from '@nss/command-line';
import { runbookCommand } from './command';

process.exitCode = await runCommand(runbookCommand(), process.argv.slice(2));
