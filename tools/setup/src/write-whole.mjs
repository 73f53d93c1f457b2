// What esbuild makes is renamed into its place: two commands may make the same file at once, and a third may be reading it.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes files so that nobody reads half of one. The last one is in its place once all others are.
 * @param {{ path: string, contents: string | Uint8Array }[]} files
 */
export function writeWhole(files) {
  for (const { path, contents } of files) {
    const part = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, contents);
    renameSync(part, path);
  }
}
