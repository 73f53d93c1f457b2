import type * as z from 'zod';
import { type KeyPath, formatKey } from '../problem';
import { type Environment, environmentSchema } from '../schema';
import { type SchemaFinding, explainIssue } from './explain';
import { withGuessedAlternative } from './guess-alternative';
import { unsafeTexts } from './unsafe-text';

/** What the schema makes of one file. */
export interface SchemaResult {
  /** With every default filled in. Sound only outside of `unknown`. */
  readonly environment: Environment;
  /** Where the environment holds nothing to rely on: missing keys and values of the wrong kind. */
  readonly unknown: readonly KeyPath[];
  readonly findings: readonly SchemaFinding[];
}

/**
 * Reads a file's data by the schema. A bad key does not hide the rest: what the schema could read is handed on, so that
 * the checks across keys report in the same run.
 */
export function checkSchema(data: unknown): SchemaResult {
  // `safeParse` drops everything when one key is bad; the schema's own `run` keeps what it has read.
  const result = environmentSchema._zod.run({ value: data, issues: [] }, { async: false });
  if (result instanceof Promise) throw new Error('the environment schema has to be synchronous');
  const issues = environmentSchema.safeParse(data).error?.issues ?? [];
  const guess = withGuessedAlternative(issues, data);
  if (guess) {
    const misspelt = issues.filter(
      (issue) => issue.code === 'invalid_union' && formatKey(issue.path as KeyPath) === formatKey(guess.path),
    );
    const rest = checkSchema(guess.data);
    return {
      ...rest,
      unknown: [...rest.unknown, guess.path],
      findings: [...misspelt.flatMap((issue) => explainIssue(issue, data)), ...rest.findings],
    };
  }
  const unsafe = unsafeTexts(data);
  const isSaid = new Set(unsafe.map(({ path }) => formatKey(path)));
  const explained = issues
    .filter((issue) => !isConsequence(issue, issues))
    .flatMap((issue) => explainIssue(issue, data));
  return {
    environment: result.value as Environment,
    unknown: [...issues.flatMap(unknownPath), ...unsafe.map(({ path }) => path)],
    findings: [...unsafe, ...explained.filter(({ path }) => !isSaid.has(formatKey(path)))],
  };
}

/** A value of the wrong type has no size worth a second message. */
function isConsequence({ code, path }: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[]): boolean {
  return (
    (code === 'too_big' || code === 'too_small') &&
    issues.some(
      (other) => other.code === 'invalid_type' && formatKey(other.path as KeyPath) === formatKey(path as KeyPath),
    )
  );
}

function unknownPath(issue: z.core.$ZodIssue): KeyPath[] {
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') return [];
  // Of a union without a known discriminator nothing at all was read.
  return [(issue.code === 'invalid_union' ? issue.path.slice(0, -1) : issue.path) as KeyPath];
}
