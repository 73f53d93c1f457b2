/** Where a command writes to. */
export interface Streams {
  /** What was asked for: a text, which a line break ends. */
  readonly out: (text: string) => void;
  /** What went wrong, and what programs do not want to read. */
  readonly error: (text: string) => void;
  /** Columns of the terminal, to which tables and texts fold. @default - there is none: a line is as long as it is */
  readonly columns?: number;
  /** Whether colour is welcome: a terminal, and NO_COLOR is not set. https://no-color.org @default false */
  readonly colour?: boolean;
  /** Writes to a terminal as it is, for a line that is written over. @default - there is none that could */
  readonly terminal?: (text: string) => void;
}

/** The streams of this process. Where nobody reads any more, as behind `head`, the command goes on all the same: it may be in the midst of a change. */
export function processStreams(): Streams {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr])
    if (!stream.listeners('error').includes(unlessUnread)) stream.on('error', unlessUnread);
  return {
    out: (text) => stdout.write(`${text}\n`),
    error: (text) => stderr.write(`${text}\n`),
    columns: columnsOf(stdout.columns, env['COLUMNS']),
    colour: stdout.isTTY === true && !env['NO_COLOR'],
    terminal: stderr.isTTY && env['TERM'] !== 'dumb' ? (text) => stderr.write(text) : undefined,
  };
}

function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/**
 * How many columns there are: those of the terminal; where standard output is a file or a pipe, those that COLUMNS says, else as many as
 * a line needs, so that a program or grep finds a row in a line.
 */
export function columnsOf(terminal: number | undefined, variable: string | undefined): number | undefined {
  if (terminal !== undefined && terminal > 0) return terminal;
  return /^[1-9]\d*$/.test(variable ?? '') ? Number(variable) : undefined;
}
