/** Where something stands in an environment file: keys and list positions (from 0), outermost first. */
export type KeyPath = readonly (string | number)[];

/** What is wrong with one value, before its position in the file is known. */
export interface Finding {
  /** The key it is about. Of a missing key: the path it would have. */
  readonly path: KeyPath;
  /** The offending value. @default - what the file says at `path` */
  readonly value?: unknown;
  /** What is wrong. */
  readonly message: string;
  /** What would be right. */
  readonly allowed: string;
  /** How to fix it. */
  readonly remedy: string;
  /** `warning`: worth a look, and no reason to refuse the file. @default - the file is refused */
  readonly severity?: 'warning';
}

/** One thing to fix before anything is synthesised. */
export interface Problem {
  /** Path of the file, relative to the current directory where it lies below it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** `relay.addresses.web-01.management`, `siem[0].prefixes[1]`; empty for the file as a whole. */
  readonly key: string;
  /** The value as written; collections shortened to one line of text. `null` where nothing is written. */
  readonly value: string | number | boolean | null;
  readonly message: string;
  readonly allowed: string;
  readonly remedy: string;
  /** Present on what is worth a look and no reason to refuse the file. */
  readonly severity?: 'warning';
}

/** The text of a key path: `siem[0].prefixes[1]`. */
export function formatKey(path: KeyPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** Orders problems as a reader meets them: by file, line, column, key. */
export function byPosition(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
