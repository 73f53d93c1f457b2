import { run } from './commands/run';
import { processStreams } from './commands/streams';

process.exitCode = run(process.argv.slice(2), processStreams());
