import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { input, main, setOutput, workspace } from '../../../runner';

void main(() => {
  const file = input('node-version-file');
  if (input('node-version') === '' && file === '') console.log('no version asked for: using the one that is there');
  if (file !== '' && !existsSync(join(workspace(), file)))
    throw new Error(`The specified node version file at: ${join(workspace(), file)} does not exist`);
  const cache = input('cache');
  if (cache !== '' && !['npm', 'yarn', 'pnpm'].includes(cache))
    throw new Error(`Caching for '${cache}' is not supported`);
  if (cache === 'npm' && !existsSync(join(workspace(), input('cache-dependency-path') || 'package-lock.json')))
    throw new Error('Dependencies lock file is not found: check out the repository first');
  setOutput('cache-hit', 'false');
  setOutput('node-version', process.version);
  console.log(`node ${process.version} of this machine instead of ${input('node-version') || file || 'any'}`);
});
