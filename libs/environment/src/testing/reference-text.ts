import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentsDirectory } from '../workspace';

/** Text of a reference file, as committed. */
export function referenceText(name: 'dev' | 'prod'): string {
  return readFileSync(join(environmentsDirectory(), `${name}.yaml`), 'utf8');
}
