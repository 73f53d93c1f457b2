import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Name of the seal inside an assembly. */
export const SEAL_FILE = 'assembly.sha256';

/** What a directory that is not what was sealed differs in. */
class SealError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the assembly is not the one that was sealed:\n- ${problems.join('\n- ')}`);
    this.name = 'SealError';
  }
}

/**
 * Writes down the digest of every file of an assembly, in the form `sha256sum --check` reads, and gives the digest of that
 * list: it stands for the whole assembly wherever it is deployed.
 */
export function seal(directory: string): string {
  const text = listed(directory);
  writeFileSync(join(directory, SEAL_FILE), text);
  return digestOf(text);
}

/**
 * Compares an assembly with its seal, and the seal with a digest from elsewhere.
 * @throws SealError with every file that was added, removed or changed
 */
export function requireSealed(directory: string, digest: string): void {
  let text: string;
  try {
    text = readFileSync(join(directory, SEAL_FILE), 'utf8');
  } catch {
    throw new SealError([`there is no ${SEAL_FILE} in ${directory}`]);
  }
  const problems = [...differences(entriesOf(text), entriesOf(listed(directory)))];
  if (digestOf(text) !== digest) problems.unshift(`the digest of its seal is ${digestOf(text)} and not ${digest}`);
  if (problems.length > 0) throw new SealError(problems);
}

/**
 * The digest of a sealed assembly, after comparing it with its seal.
 * @throws SealError like {@link requireSealed}
 */
export function sealedDigest(directory: string): string {
  const digest = existsSync(join(directory, SEAL_FILE)) ? digestOf(readFileSync(join(directory, SEAL_FILE))) : '';
  requireSealed(directory, digest);
  return digest;
}

function* differences(sealed: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): Generator<string> {
  for (const [file, digest] of sealed) {
    if (!found.has(file)) yield `${file} is missing`;
    else if (found.get(file) !== digest) yield `${file} was changed`;
  }
  for (const file of found.keys()) if (!sealed.has(file)) yield `${file} was added`;
}

function listed(directory: string): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => file !== SEAL_FILE)
    .sort();
  return files.map((file) => `${digestOf(readFileSync(join(directory, file)))}  ${file}\n`).join('');
}

function entriesOf(text: string): Map<string, string> {
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
