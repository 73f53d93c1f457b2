/** Where a command writes to. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Whether colour is welcome: a terminal, and NO_COLOR is not set. */
  readonly colour: boolean;
}

/** The streams of this process. */
export function processStreams(): Streams {
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  };
}

/** Text from a file, safe to show: control characters could move the cursor or change colours. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`);
}
