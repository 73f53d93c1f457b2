import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EnvironmentProblems } from '../commands/chosen-environment';
import { atFile, displayPath } from '../draft';
import { byPosition, formatKey, type KeyPath, type Problem } from '../problem';
import { locate } from '../reading/locate';
import { readText } from '../reading/read-text';
import { parseSource } from '../reading/source';
import { environmentsDirectory } from '../workspace';

/** What each key may hold, and how one comes by it. */
const KEYS: Readonly<Record<string, readonly [allowed: string, remedy: string]>> = {
  difference: ['16 hexadecimal digits', 'copy them from the report of `drift`'],
  reason: ['a sentence', 'say why it is left as it is, and who decided that'],
  until: ['a day, as 2027-01-31', 'say until when it is accepted; from then on it is reported again'],
};

const acceptedSchema = z.array(
  z.strictObject({
    difference: z.string().regex(/^[0-9a-f]{16}$/),
    reason: z.string().trim().min(1).max(500),
    until: z.iso.date(),
  }),
);

/** A difference between account and plan that somebody knows and leaves as it is. */
export interface AcceptedDifference {
  /** Which one, as the report of drift names it: any other value is another difference. */
  readonly difference: string;
  readonly reason: string;
  /** The last day on which it is accepted: `2027-01-31`. */
  readonly until: string;
}

/** A file of accepted differences: what it accepts, or what is wrong with it. */
export interface AcceptedFile {
  /** As it is shown. */
  readonly file: string;
  readonly entries: readonly AcceptedDifference[];
  readonly problems: readonly Problem[];
  /** Where a key stands, and what is written there. */
  readonly at: (key: KeyPath) => Pick<Problem, 'file' | 'line' | 'column' | 'key' | 'value'>;
}

/**
 * The accepted differences of an environment: `accepted/NAME.yaml` beside its file. None where there is no such file.
 * @param directory of the environment files @default - what ENVIRONMENTS_DIR names, or the repository's own
 * @throws EnvironmentProblems with every problem of the file
 */
export function acceptedDifferences(name: string, directory = environmentsDirectory()): readonly AcceptedDifference[] {
  const path = join(directory, 'accepted', `${name}.yaml`);
  if (!existsSync(path)) return [];
  const { entries, problems } = acceptedFile(path);
  if (problems.length > 0) throw new EnvironmentProblems(problems);
  return entries;
}

/** Reads a file of accepted differences. */
export function acceptedFile(path: string): AcceptedFile {
  const file = displayPath(path);
  const nothing = { file, entries: [], at: () => ({ file, line: 1, column: 1, key: '', value: null }) };
  const read = readText(path);
  if ('unreadable' in read) return { ...nothing, problems: [atFile(file, read.unreadable)] };
  // Nothing but blanks and comments: nothing is accepted.
  if (!/^\s*[^\s#]/m.test(read.text)) return { ...nothing, problems: [] };
  const { source, lines, findings } = parseSource(read.text);
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const unsound = findings.map(({ offset, path: key, message, allowed, remedy }): Problem => {
    return { ...position(offset), key: formatKey(key), value: null, message, allowed, remedy };
  });
  if (!source || unsound.length > 0) return { ...nothing, problems: unsound };
  const found = (key: KeyPath, part: 'key' | 'value') => locate(source.document, key, part);
  const result = acceptedSchema.safeParse(source.data);
  const at = (key: KeyPath, part: 'key' | 'value' = 'value') => {
    const { offset, value } = found(key, part);
    return { ...position(offset), key: formatKey(key), value };
  };
  if (result.success) return { file, entries: result.data, problems: [], at };
  const problems = result.error.issues.flatMap((issue) =>
    (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map((key) => {
      const isUnknown = issue.code === 'unrecognized_keys';
      const part = isUnknown ? 'key' : 'value';
      const { written } = found(key as KeyPath, part);
      const [allowed, remedy] = KEYS[String(key.at(-1))] ?? [
        `a list, each with ${Object.keys(KEYS).join(', ')}`,
        isUnknown ? 'take the key out' : 'write it like this',
      ];
      const message = isUnknown ? 'there is no such key' : written ? 'this is something else' : 'this is missing';
      return { ...at(key as KeyPath, part), message, allowed, remedy };
    }),
  );
  return { ...nothing, problems: problems.sort(byPosition) };
}
