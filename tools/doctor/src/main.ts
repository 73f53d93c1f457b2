import { runCommand } from '@nss/command-line';
import { doctorCommand } from './doctor';

process.exitCode = await runCommand(doctorCommand(), process.argv.slice(2));
