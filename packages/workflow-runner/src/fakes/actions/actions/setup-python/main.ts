import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { input, main, setOutput, workspace } from '../../../runner';

void main(() => {
  const file = input('python-version-file');
  if (file !== '' && !existsSync(join(workspace(), file)))
    throw new Error(`The specified python version file at: ${file} doesn't exist.`);
  const cache = input('cache');
  if (cache !== '' && !['pip', 'pipenv', 'poetry'].includes(cache))
    throw new Error(`Caching for '${cache}' is not supported`);
  const python = process.env.PYTHON ?? 'python3';
  const version = execFileSync(python, ['-c', 'import platform; print(platform.python_version())'], {
    encoding: 'utf8',
  }).trim();
  setOutput('python-version', version);
  setOutput('cache-hit', 'false');
  setOutput('python-path', python);
  console.log(`Python ${version} of this machine instead of ${input('python-version') || file || 'any'}`);
});
