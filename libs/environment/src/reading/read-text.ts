import { readFileSync, statSync } from 'node:fs';
import { errorCode } from './error-code';

/** Largest environment file that is looked into. The reference files have 2 KiB; the bound keeps a wrong file from costing time. */
export const LARGEST_FILE_BYTES = 64 * 1024;

/** Why a file cannot be read as text. */
export interface Unreadable {
  readonly message: string;
  readonly allowed: string;
  readonly remedy: string;
  /** From 1. @default 1 */
  readonly line?: number;
  /** From 1. @default 1 */
  readonly column?: number;
}

/** Reads one environment file: a regular file, of bearable size, in UTF-8. A byte order mark is dropped. */
export function readText(path: string): { text: string } | { unreadable: Unreadable } {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { unreadable: notRegular(stat.isDirectory()) };
    if (stat.size > LARGEST_FILE_BYTES) return { unreadable: tooLarge(stat.size) };
    return decode(readFileSync(path));
  } catch (error) {
    return { unreadable: notReadable(error) };
  }
}

function decode(bytes: Buffer): { text: string } | { unreadable: Unreadable } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { unreadable: { ...notUtf8, ...positionOfReplacement(new TextDecoder('utf-8').decode(bytes)) } };
  }
}

/** The lenient decoder leaves U+FFFD where the strict one gave up. */
function positionOfReplacement(text: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf('\ufffd')).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

const notUtf8: Unreadable = {
  message: 'the file is not UTF-8 text',
  allowed: 'YAML in UTF-8',
  remedy: 'save it as UTF-8, or replace the character at this position',
};

function notRegular(isDirectory: boolean): Unreadable {
  return {
    message: isDirectory ? 'this is a directory' : 'this is not a regular file',
    allowed: 'one YAML file an environment',
    remedy: 'remove it, or give it a name that does not end in .yaml or .yml',
  };
}

function tooLarge(bytes: number): Unreadable {
  return {
    message: `the file has ${bytes} bytes, too many for an environment`,
    allowed: `at most ${LARGEST_FILE_BYTES} bytes`,
    remedy: 'check that it is the right file; an environment takes about 2000 bytes',
  };
}

function notReadable(error: unknown): Unreadable {
  const code = errorCode(error);
  const meanings: Record<string, string> = {
    EACCES: 'permission denied',
    ENOENT: 'a link to a file that does not exist',
    ELOOP: 'a link that leads back to itself',
  };
  return {
    message: `the file cannot be read: ${meanings[code] ?? code}`,
    allowed: 'a readable file',
    remedy: 'fix its permissions or the link, or remove it',
  };
}
