import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { errorCode } from './error-code';

/** A file that should describe an environment. */
export interface EnvironmentFile {
  readonly path: string;
  /** The file's name without its ending: `dev` of `dev.yaml`. */
  readonly stem: string;
}

/** The environment files of a directory, or why there are none. Hidden files are somebody's editor's. */
export function listFiles(directory: string): { files: EnvironmentFile[] } | { message: string; remedy: string } {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    const code = errorCode(error);
    return { message: reasons[code] ?? `the directory cannot be read: ${code}`, remedy };
  }
  const files = names
    .filter((name) => /^[^.].*\.ya?ml$/i.test(name))
    .sort()
    .map((name) => ({ path: join(directory, name), stem: parse(name).name }));
  return files.length > 0 ? { files } : { message: 'no environment file (.yaml or .yml) in this directory', remedy };
}

/** Files that would describe an environment another file describes already: `dev.yml` beside `dev.yaml`. */
export function findTwins(files: readonly EnvironmentFile[]): { file: EnvironmentFile; first: EnvironmentFile }[] {
  const firsts = new Map<string, EnvironmentFile>();
  return files.flatMap((file) => {
    const stem = file.stem.toLowerCase();
    const first = firsts.get(stem);
    if (!first) firsts.set(stem, file);
    return first ? [{ file, first }] : [];
  });
}

const remedy = "set ENVIRONMENTS_DIR to a directory with environment files, or leave it unset for the repository's own";

const reasons: Record<string, string> = {
  ENOENT: 'this directory does not exist',
  ENOTDIR: 'this is a file, not a directory',
  EACCES: 'permission denied',
};
