import { isAbsolute, relative } from 'node:path';
import { partial } from './partial';
import { type Finding, type KeyPath, type Problem, formatKey } from './problem';
import { type EnvironmentFile } from './reading/list-files';
import { locate } from './reading/locate';
import { readText } from './reading/read-text';
import { type Source, parseSource } from './reading/source';
import { type Environment, environmentSchema } from './schema';
import { checkSchema } from './schema-problems/check-schema';
import { NOT_SHOWN, mayBeSecret } from './schema-problems/secret-keys';

/** A file on its way: what could be read of it, and what is wrong with it. */
export interface Draft {
  readonly file: string;
  readonly stem: string;
  readonly source: Source | undefined;
  /** Readable as far as the file holds it (`partial.ts`). */
  readonly environment: Environment;
  readonly problems: Problem[];
  /** What is worth a look, and no reason to refuse the file. */
  readonly warnings: Problem[];
}

/** Reads one file and asks the schema about it. */
export function readDraft({ path, stem }: EnvironmentFile): Draft {
  const file = displayPath(path);
  const read = readText(path);
  if ('unreadable' in read)
    return {
      file,
      stem,
      source: undefined,
      environment: nothingKnown(stem),
      problems: [atFile(file, read.unreadable)],
      warnings: [],
    };
  const { source, lines, findings } = parseSource(read.text);
  const problems = findings.map(({ offset, ...finding }) => {
    const { line, col } = lines.linePos(offset);
    return {
      file,
      line,
      column: col,
      key: formatKey(finding.path),
      value: null,
      message: finding.message,
      allowed: finding.allowed,
      remedy: finding.remedy,
    };
  });
  if (!source) return { file, stem, source, environment: nothingKnown(stem), problems, warnings: [] };
  const result = checkSchema(source.data);
  const whole = result.unknown.some((path) => path.length === 0);
  const environment = whole ? nothingKnown(stem) : partial(result.environment, result.unknown);
  const draft: Draft = { file, stem, source, environment, problems, warnings: [] };
  draft.problems.push(...result.findings.map(({ aim, ...finding }) => place(draft, finding, aim)));
  return draft;
}

/** Stands for a file that cannot be read, so that other files may still name its environment. */
function nothingKnown(name: string): Environment {
  const unknown: KeyPath[] = Object.keys(environmentSchema.shape)
    .filter((key) => key !== 'environment')
    .map((key) => [key]);
  return partial({ environment: name } as Environment, unknown);
}

/** Gives a finding its position in the file. A value that might be a secret is not carried along. */
export function place(
  { file, source }: Draft,
  { path, value, message, allowed, remedy, severity }: Finding,
  aim: 'key' | 'value' = 'value',
): Problem {
  if (!source) return { ...atFile(file, { message, allowed, remedy }), key: formatKey(path) };
  const found = locate(source.document, path, aim);
  const { line, col } = source.lines.linePos(found.offset);
  const shown = found.written ? found.value : ((value as Problem['value'] | undefined) ?? null);
  const secret = path.some((step) => mayBeSecret(String(step))) && shown !== null;
  return {
    file,
    line,
    column: col,
    key: formatKey(path),
    value: secret ? NOT_SHOWN : shown,
    message,
    allowed,
    remedy,
    ...(severity && { severity }),
  };
}

/** A problem of a file as a whole. */
export function atFile(
  file: string,
  {
    line = 1,
    column = 1,
    ...text
  }: { message: string; allowed: string; remedy: string; line?: number; column?: number },
): Problem {
  return { file, line, column, key: '', value: null, ...text };
}

/** A path as a person would type it here. */
export function displayPath(path: string): string {
  const here = relative(process.cwd(), path);
  return here === '' || here.startsWith('..') || isAbsolute(here) ? path : here;
}
