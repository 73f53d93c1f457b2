import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { type Changes } from './changes';
import { type GeneratedFiles } from './generated-files';

/** A file that was written, or will be; `made anew` is what is made from the code, and may come out as it was. */
export interface WrittenFile {
  /** From the workspace's root. */
  readonly path: string;
  readonly change: 'made' | 'changed' | 'made anew';
}

/** What is written, and then made from it. */
export interface Addition {
  readonly changes: Changes;
  readonly generated: readonly GeneratedFiles[];
}

/** The files that an addition may write, without writing any. */
export function plannedFiles(root: string, { changes, generated }: Addition): WrittenFile[] {
  const written = [...changes.all().keys()];
  const made = new Set(generated.flatMap(({ files }) => files(root)));
  return [
    ...written.sort().map((path): WrittenFile => ({ path, change: existsSync(join(root, path)) ? 'changed' : 'made' })),
    ...[...made].sort().map((path): WrittenFile => ({ path, change: 'made anew' })),
  ];
}

/**
 * Writes an addition, in the form that lint wants, and everything that is made from it.
 *
 * @returns the files that are other than before
 * @throws Error with what failed; then every file is as it was
 */
export function apply(root: string, addition: Addition): WrittenFile[] {
  const before = new Map(plannedFiles(root, addition).map(({ path }) => [path, textOf(join(root, path))]));
  const folders: string[] = [];
  try {
    for (const [path, text] of addition.changes.all()) {
      const made = mkdirSync(dirname(join(root, path)), { recursive: true });
      if (made !== undefined) folders.push(made);
      writeFileSync(join(root, path), text);
    }
    format(root, [...addition.changes.all().keys()]);
    for (const { write } of addition.generated) write(root);
  } catch (error) {
    for (const [path, text] of before) {
      if (text === undefined) rmSync(join(root, path), { force: true });
      else if (textOf(join(root, path)) !== text) writeFileSync(join(root, path), text);
    }
    for (const folder of folders.reverse()) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return [...before]
    .filter(([path, text]) => textOf(join(root, path)) !== text)
    .map(([path, text]) => ({ path, change: text === undefined ? 'made' : 'changed' }));
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function format(root: string, paths: readonly string[]): void {
  const written = (...endings: string[]) => paths.filter((path) => endings.includes(extname(path)));
  const run = (program: string, args: readonly string[], files: readonly string[]) =>
    files.length > 0 && execFileSync(program, [...args, ...files], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  run(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write'], written('.ts'));
  run('.venv/bin/ruff', ['format', '--quiet'], written('.py'));
}
