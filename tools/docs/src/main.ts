import { runCommand } from '@nss/command-line';
import { docsCommands } from './site/site-commands';

process.exitCode = await runCommand(docsCommands, process.argv.slice(2));
