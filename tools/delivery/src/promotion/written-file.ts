import { readFileSync, statSync } from 'node:fs';
import { type ZodType } from 'zod';

/** Far more than a promotion of a hundred stacks needs. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Reads what an earlier job of the run wrote down for this one.
 *
 * @throws Error with the file, the place in it and the way out, for anything else than what is written there
 */
export function readWritten<T>(file: string, schema: ZodType<T>): T {
  const refuse = (problem: string) =>
    new Error(`${file}: ${problem}; an earlier job of this run writes it: start the run anew`);
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw refuse(`it has ${size} bytes`);
  const { success, data, error } = schema.safeParse(parsed(file, refuse));
  if (success) return data;
  const [issue] = error.issues;
  throw refuse(`${issue!.path.join('.') || 'the whole'}: ${issue!.message}`);
}

function parsed(file: string, refuse: (problem: string) => Error): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refuse(`it is no JSON (${(error as Error).message})`);
  }
}
