import { runCommand } from '@nss/command-line';
import { newCommand } from './command';

process.exitCode = await runCommand(newCommand, process.argv.slice(2));
