import { CommanderError } from 'commander';
import { type RootCommand } from './command';
import { refuseDashedValues, refuseUnknownCommand } from './refused-words';
import { type Outcome, programOf } from './program';
import { processStreams, type Streams } from './streams';
import { WrongUse } from './wrong-use';

/** Exit codes that every command has. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2 } as const;

/** Completion asks with this word, as its first one. */
const COMPLETE = 'complete';

/**
 * Runs a command line.
 * @param argv what stands behind the program's name
 * @returns the exit code: 0 done, 1 it failed or was refused, 2 wrong use, nothing was done; or another one of the command's own
 */
export async function runCommand(
  root: RootCommand,
  argv: readonly string[],
  streams: Streams = processStreams(),
): Promise<number> {
  const outcome: Outcome = {};
  const shows = argv[0] === COMPLETE || argv.some((word) => word === '--help' || word === '-h');
  const program = programOf(root, streams, outcome, shows);
  try {
    if (argv[0] === COMPLETE) {
      (await import('@bomb.sh/tab/commander')).default(program.name(root.bin ?? root.invocation));
    } else {
      refuseUnknownCommand(root, argv);
      refuseDashedValues(root, argv);
    }
    await program.parseAsync([...argv], { from: 'user' });
    return outcome.code ?? EXIT.done;
  } catch (error) {
    // commander has said what is wrong, and how to get help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    const isWrongUse = error instanceof WrongUse;
    streams.error(`error: ${messageOf(error)}`);
    if (isWrongUse) streams.error(`how it is used: ${root.invocation} --help`);
    return isWrongUse ? EXIT.wrongUse : EXIT.failed;
  }
}

/** What went wrong. The name of an error of AWS, of Node or of the language says what its message may not. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  return name !== 'Error' && /(Error|Exception|Fault)$/.test(name) ? `${name}: ${message}` : message;
}
