// A bundle is made anew when what it was made of has changed, and else it stays: most commands run unchanged sources.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole } from './write-whole.mjs';

const digestOf = (content) => createHash('sha256').update(content).digest('base64url');
const recordOf = (file) => `${file}.inputs.json`;
/** Another file beside an input may be what an import means from then on: `./a` is a.ts before a/index.ts. */
const namesIn = (folder) => digestOf(JSON.stringify(readdirSync(folder).sort()));
/** What stands for an input: of an installed package, which has hundreds of files, the package.json that has its version. */
const markOf = (path) => /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]?.concat('/package.json') ?? path;
const digests = (paths, digest) => Object.fromEntries(paths.map((path) => [path, digest(path)]));

/**
 * Whether a bundle is there, whole, and of the sources as they are now.
 * @param {string} file the bundle
 * @param {string} root what the inputs' paths are relative to
 * @param {string} making what else decides what is made: options and versions
 * @returns {boolean}
 */
export function isCurrent(file, root, making) {
  try {
    const record = JSON.parse(readFileSync(recordOf(file), 'utf8'));
    return (
      record.making === digestOf(making) &&
      // Two commands at once may have made it of different sources, and one of them this record.
      record.bundle === digestOf(readFileSync(file)) &&
      Object.entries(record.folders).every(([folder, names]) => namesIn(join(root, folder)) === names) &&
      Object.entries(record.inputs).every(([path, digest]) => digestOf(readFileSync(join(root, path))) === digest)
    );
  } catch {
    // It was never made, an input is gone, or the record is no record: it is made anew.
    return false;
  }
}

/**
 * Notes what a bundle was made of, once it is in its place. Where an input was written since the making began, nobody knows which
 * of its contents went in: nothing is noted, and the next command makes it anew.
 * @param {string} file the bundle
 * @param {string} root what the inputs' paths are relative to
 * @param {string} making what else decides what is made: options and versions
 * @param {{ inputs: readonly string[], contents: Uint8Array, began: number }} made of the inputs, as what, and since when (ms since 1970)
 */
export function keep(file, root, making, { inputs: files, contents, began }) {
  const inputs = [...new Set(files.map(markOf))];
  const folders = [...new Set(inputs.map(dirname))];
  // Clocks of file systems are coarser than a millisecond, some by a second and more.
  const isOld = (path) => statSync(join(root, path)).mtimeMs < began - 2000;
  const record = {
    making: digestOf(making),
    bundle: digestOf(contents),
    folders: digests(folders, (folder) => namesIn(join(root, folder))),
    inputs: digests(inputs, (path) => digestOf(readFileSync(join(root, path)))),
  };
  // Looked at last: what was written while the digests were taken is young as well.
  if ([...inputs, ...folders].every(isOld)) writeWhole([{ path: recordOf(file), contents: JSON.stringify(record) }]);
}
