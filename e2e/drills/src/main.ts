import { runCommand } from '@nss/command-line';
import { drillCommand } from './commands';

process.exitCode = await runCommand(drillCommand, process.argv.slice(2));
