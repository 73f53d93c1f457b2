import { CommanderError } from 'commander';
import { callOf, wantsJson } from './called';
import { called, choicesOf } from './choices';
import { type RootCommand } from './command';
import { failureOf } from './failure/failure';
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
  const completes = argv[0] === COMPLETE;
  const outcome: Outcome = { completes };
  const shows = completes || argv.some((word) => word === '--help' || word === '-h');
  const call = callOf(streams, !shows && wantsJson(argv));
  try {
    // Of `complete -- show ''` the words behind the dashes are those of the command line.
    const known = shows ? await choicesOf(called(root, completes ? argv.slice(2) : argv)) : new Map();
    const program = programOf(root, streams, call.called, outcome, known);
    if (completes) {
      (await import('@bomb.sh/tab/commander')).default(program.name(root.bin ?? root.invocation));
    } else {
      refuseUnknownCommand(root, argv);
      refuseDashedValues(root, argv);
    }
    await program.parseAsync([...argv], { from: 'user' });
    if (outcome.code !== undefined) call.end();
    return outcome.code ?? EXIT.done;
  } catch (error) {
    const usage = `how it is used: ${root.invocation} --help`;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done;
      // What commander prints of itself is help, which says what there is.
      if (error.code === 'commander.help') call.fail({ name: WrongUse.name, message: 'a command is missing' }, usage);
      else call.fail({ name: WrongUse.name, message: error.message.replace(/^error: /, '') }, usage);
      return EXIT.wrongUse;
    }
    const isWrongUse = error instanceof WrongUse;
    call.fail(failureOf(error), isWrongUse ? usage : undefined);
    return isWrongUse ? EXIT.wrongUse : EXIT.failed;
  }
}
