import { runbookCommand } from './command';

process.exitCode = await runbookCommand(process.argv.slice(2));
