import { runCommand } from '@nss/command-line';
import { reachability } from './reachability';

process.exitCode = await runCommand(reachability, process.argv.slice(2));
