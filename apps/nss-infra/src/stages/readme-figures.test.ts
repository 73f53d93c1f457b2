import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceEnvironments } from './invariants/variants';
import { systemTemplate } from './invariants/synthesised-stage';

/** What `npm start` prints of a first deployment: the environments that the repository comes with say the same as the reference ones. */
const readme = readFileSync(join(workspaceRoot(), 'README.md'), 'utf8');

test('the README shows as many resources as are deployed', () => {
  const [dev, prod] = referenceEnvironments().map(
    (loaded) => Object.keys(systemTemplate(loaded).Resources ?? {}).length,
  );
  expect(/^nss-dev-system: (\d+) changes made$/m.exec(readme)?.[1]).toBe(String(dev));
  expect(/^ {2}resources {6}(\d+) new$/m.exec(readme)?.[1]).toBe(String(prod));
});
