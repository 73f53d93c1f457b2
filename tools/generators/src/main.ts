import { runCommand } from '@nss/command-line';
import { generateCommand } from './generate-command';

process.exitCode = await runCommand(generateCommand, process.argv.slice(2));
