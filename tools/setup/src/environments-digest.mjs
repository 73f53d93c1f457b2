// Prints a digest of the environment files that a command would read. Nx runs it to know whether synthesis is stale:
// ENVIRONMENTS_DIR may name a folder outside the workspace, which Nx does not watch.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const directory = process.env.ENVIRONMENTS_DIR;
const hash = createHash('sha256').update(directory ?? '');
if (directory && existsSync(directory)) {
  for (const name of readdirSync(directory).sort()) {
    const path = join(directory, name);
    if (/\.ya?ml$/.test(name) && statSync(path).isFile()) hash.update(name).update(readFileSync(path));
  }
}
console.log(hash.digest('hex'));
