import { createHash, randomInt } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { booleanInput, input, lines, main, setOutput, warn, workspace } from '../../../runner';
import { checkName, isHidden, rootFolder } from './upload';

interface Searched {
  path: string;
  isFolder: boolean;
}

/** Expands `*` and `**` of a path; `!` takes files away. */
function expand(pattern: string): Searched[] {
  const absolute = resolve(workspace(), pattern);
  if (existsSync(absolute)) return [{ path: absolute, isFolder: statSync(absolute).isDirectory() }];
  if (!/[*?]/.test(pattern)) return [];
  const fixed = absolute.slice(0, absolute.search(/[*?]/)).replace(/[^/]*$/, '');
  if (!existsSync(fixed)) return [];
  const expression = new RegExp(
    `^${absolute.replace(/\*\*\/|\*\*|\*|\?|[^\w]/g, (token) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[token] ?? `\\${token}`)}$`,
  );
  return filesBelow(fixed)
    .filter((file) => expression.test(file))
    .map((path) => ({ path, isFolder: false }));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

function found(): { root: string; files: string[] } {
  const wanted = lines('path')
    .filter((line) => !line.startsWith('!'))
    .flatMap(expand);
  const unwanted = new Set(
    lines('path')
      .filter((line) => line.startsWith('!'))
      .flatMap((line) => expand(line.slice(1)))
      .flatMap(({ path, isFolder }) => (isFolder ? filesBelow(path) : [path])),
  );
  const hidden = booleanInput('include-hidden-files');
  const files = wanted.flatMap(({ path, isFolder }) =>
    isFolder
      ? filesBelow(path).filter((file) => hidden || !isHidden(file, path))
      : [path].filter((file) => hidden || !isHidden(file, dirname(file))),
  );
  const kept = [...new Set(files)].filter((file) => !unwanted.has(file));
  return { root: rootFolder(wanted, kept), files: kept };
}

void main(() => {
  const name = input('name');
  checkName(name);
  const whenNone = input('if-no-files-found');
  if (!['warn', 'error', 'ignore'].includes(whenNone))
    throw new Error(
      `Unrecognized if-no-files-found input. Provided: ${whenNone}. Available options: warn,error,ignore`,
    );
  input('path', { required: true });
  const { root, files } = found();
  if (files.length === 0) {
    const message = `No files were found with the provided path: ${input('path')}. No artifacts will be uploaded.`;
    if (whenNone === 'error') throw new Error(message);
    if (whenNone === 'warn') warn(message);
    return;
  }
  const folder = join(process.env.ACT_ARTIFACTS!, process.env.GITHUB_RUN_ID!, name);
  if (existsSync(folder)) {
    if (!booleanInput('overwrite'))
      throw new Error(
        'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run',
      );
    rmSync(folder, { recursive: true });
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const target = join(folder, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target, { dereference: true });
    hash.update(relative(root, file)).update(readFileSync(file));
  }
  setOutput('artifact-id', String(randomInt(1, 2 ** 31)));
  setOutput('artifact-digest', hash.digest('hex'));
  setOutput(
    'artifact-url',
    `${process.env.GITHUB_SERVER_URL}/${process.env.GITHUB_REPOSITORY}/actions/runs/${process.env.GITHUB_RUN_ID}`,
  );
  console.log(`Artifact ${name} has been successfully uploaded: ${files.length} files`);
});
