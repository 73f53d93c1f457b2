import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { booleanInput, input, lines, saveState, setOutput, workspace } from '../../../runner';

/** Longest key GitHub takes. */
const LONGEST_KEY = 512;

function store(): string {
  return process.env.ACT_CACHES!;
}

/** Caches are for a key and a set of paths. */
function version(paths: readonly string[]): string {
  return createHash('sha256').update(paths.join('|')).digest('hex').slice(0, 16);
}

function places(): { name: string; path: string }[] {
  return lines('path').map((path, index) => ({
    name: String(index),
    path: resolve(workspace(), path.replace(/^~(?=\/|$)/, homedir())),
  }));
}

/** The entry for a key, or the newest one that begins with it. */
function find(key: string, exact: boolean): { folder: string; key: string } | undefined {
  const suffix = version(lines('path'));
  const entries = existsSync(store())
    ? readdirSync(store())
        .filter((name) => name.endsWith(`.${suffix}`))
        .map((name) => join(store(), name))
    : [];
  return entries
    .map((folder) => ({ folder, key: readFileSync(join(folder, 'key'), 'utf8'), time: statSync(folder).mtimeMs }))
    .filter((entry) => (exact ? entry.key === key : entry.key.startsWith(key)))
    .sort((a, b) => b.time - a.time)[0];
}

/** Restores what was saved under a key, else under the first of the other keys that finds something. */
export function restore(): void {
  const key = input('key', { required: true });
  if (key.length > LONGEST_KEY || key.includes(','))
    throw new Error(`Key Validation Error: ${key} is longer than ${LONGEST_KEY} characters or has a comma`);
  const found =
    find(key, true) ??
    [key, ...lines('restore-keys')].map((prefix) => find(prefix, false)).find((entry) => entry !== undefined);
  setOutput('cache-primary-key', key);
  setOutput('cache-matched-key', found?.key ?? '');
  setOutput('cache-hit', String(found?.key === key));
  saveState('CACHE_RESULT', found?.key ?? '');
  if (!found) {
    if (booleanInput('fail-on-cache-miss'))
      throw new Error(`Failed to restore cache entry. Exiting as fail-on-cache-miss is set. Input key: ${key}`);
    console.log(`Cache not found for input keys: ${[key, ...lines('restore-keys')].join(', ')}`);
    return;
  }
  if (!booleanInput('lookup-only')) {
    for (const { name, path } of places()) {
      const saved = join(found.folder, name);
      if (!existsSync(saved)) continue;
      mkdirSync(dirname(path), { recursive: true });
      cpSync(saved, path, { recursive: true, verbatimSymlinks: true });
    }
  }
  console.log(`Cache restored from key: ${found.key}`);
}

/** Saves the paths under the key, unless that is there already: caches are never overwritten. */
export function save(): void {
  const key = input('key', { required: true });
  if (find(key, true)) {
    console.log(`Cache hit occurred on the primary key ${key}, not saving cache.`);
    return;
  }
  const there = places().filter(({ path }) => existsSync(path));
  if (there.length === 0)
    throw new Error(
      'Path Validation Error: Path(s) specified in the action for caching do(es) not exist, hence no cache is being saved.',
    );
  const folder = join(
    store(),
    `${createHash('sha256').update(key).digest('hex').slice(0, 16)}.${version(lines('path'))}`,
  );
  const unfinished = `${folder}.${randomUUID()}`;
  mkdirSync(unfinished, { recursive: true });
  for (const { name, path } of there) cpSync(path, join(unfinished, name), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(unfinished, 'key'), key);
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  console.log(`Cache saved with key: ${key}`);
}
