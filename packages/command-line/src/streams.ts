/** Where a command writes to. */
export interface Streams {
  /** What was asked for: a text, which a line break ends. */
  readonly out: (text: string) => void;
  /** What went wrong, and what programs do not want to read. */
  readonly error: (text: string) => void;
  /** Columns of the terminal. @default 80 */
  readonly columns?: number;
  /** Whether colour is welcome: a terminal, and NO_COLOR is not set. https://no-color.org @default false */
  readonly colour?: boolean;
}

/** The streams of this process. */
export function processStreams(): Streams {
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
    columns: process.stdout.columns,
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  };
}
