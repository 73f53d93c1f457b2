import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Name of the manifest of digests inside an assembly. */
export const MANIFEST_FILE = 'assembly.sha256';

/** What a directory that is not what its manifest says differs in. */
class ManifestError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the assembly is not what its manifest says:\n- ${problems.join('\n- ')}`);
    this.name = 'ManifestError';
  }
}

/**
 * Writes down the digest of every file of an assembly, in the form `sha256sum --check` reads, and gives the digest of that
 * list: it stands for the whole assembly wherever it is deployed.
 */
export function writeManifest(directory: string): string {
  const text = listed(directory);
  writeFileSync(join(directory, MANIFEST_FILE), text);
  return digestOf(text);
}

/**
 * Compares an assembly with its manifest, and the manifest with a digest from elsewhere.
 * @throws ManifestError with every file that was added, removed or changed
 */
export function requireManifest(directory: string, digest: string): void {
  let text: string;
  try {
    text = readFileSync(join(directory, MANIFEST_FILE), 'utf8');
  } catch {
    throw new ManifestError([`there is no ${MANIFEST_FILE} in ${directory}`]);
  }
  const problems = [...differences(entriesOf(text), entriesOf(listed(directory)))];
  if (digestOf(text) !== digest) problems.unshift(`the digest of its manifest is ${digestOf(text)} and not ${digest}`);
  if (problems.length > 0) throw new ManifestError(problems);
}

/**
 * The digest of an assembly, after comparing it with its manifest.
 * @throws ManifestError like {@link requireManifest}
 */
export function manifestDigest(directory: string): string {
  const digest = existsSync(join(directory, MANIFEST_FILE))
    ? digestOf(readFileSync(join(directory, MANIFEST_FILE)))
    : '';
  requireManifest(directory, digest);
  return digest;
}

function* differences(listed: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): Generator<string> {
  for (const [file, digest] of listed) {
    if (!found.has(file)) yield `${file} is missing`;
    else if (found.get(file) !== digest) yield `${file} was changed`;
  }
  for (const file of found.keys()) if (!listed.has(file)) yield `${file} was added`;
}

function listed(directory: string): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => file !== MANIFEST_FILE)
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
