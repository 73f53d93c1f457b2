import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The size of a cloud assembly. */
export interface AssemblySize {
  /** Resources of each stack. */
  readonly stacks: readonly number[];
  readonly total: number;
}

/** Counts the resources of every template in a directory and those below it. */
export function countResources(directory: string): AssemblySize {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.template.json'))
    .sort();
  const stacks = files.map(
    (file) =>
      Object.keys((JSON.parse(readFileSync(join(directory, file), 'utf8')) as { Resources?: object }).Resources ?? {})
        .length,
  );
  return { stacks, total: stacks.reduce((sum, count) => sum + count, 0) };
}
