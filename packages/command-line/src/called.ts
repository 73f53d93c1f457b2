import { type Answer } from './command';
import { type Failure, failureText } from './failure/failure';
import { type Phases, phases } from './progress/phases';
import { type Streams } from './streams';

/** What every command is called with, whatever its options are. */
export interface Called extends Phases {
  readonly answer: Answer;
}

/** A call of a command, and how what became of it is told. */
export interface Call {
  readonly called: Called;
  /** Prints the document, where one is wanted. */
  readonly end: () => void;
  /** Tells what went wrong, and how to get help where `usage` says so. */
  readonly fail: (failure: Failure, usage?: string) => void;
}

/** Whether the words of a command line ask for JSON, also where something else in them is wrong. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}

/**
 * A call for people, or for programs: those get one document on standard output, the answer or `{ "error": { "message": … } }`, and all
 * else on standard error.
 */
export function callOf(streams: Streams, json: boolean): Call {
  const { out, error } = streams;
  const documents: unknown[] = [];
  const shared = phases(json ? { ...streams, out: error, colour: false, columns: undefined } : streams);
  const print = (value: unknown) => out(JSON.stringify(value, null, 2));
  return {
    called: {
      ...shared,
      answer: (value, text) => {
        if (!json) {
          if (text) shared.out(text());
        } else if (documents.push(value ?? null) > 1) throw new Error('a command answers once');
      },
    },
    end: () => {
      if (json) print(documents[0] ?? null);
    },
    fail: (failure, usage) => {
      if (json) print({ error: failure });
      error(`error: ${failureText(failure)}`);
      if (usage !== undefined) error(usage);
    },
  };
}
