import { runCommand } from '@nss/command-line';
import { docsCommands } from './docs-commands';

process.exitCode = await runCommand(docsCommands, process.argv.slice(2));
