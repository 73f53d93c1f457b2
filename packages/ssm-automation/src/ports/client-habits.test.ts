import { workspaceRoot } from '@nss/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMBER_ALIASES } from './client-habits';

test('the aliases are those of the SDK', () => {
  const lib = join(workspaceRoot(), '.venv/lib');
  const python = readdirSync(lib).find((name) => name.startsWith('python3')) ?? '';
  const handlers = readFileSync(join(lib, python, 'site-packages/botocore/handlers.py'), 'utf8');
  const block = /\n {4}aliases = \{\n([\s\S]*?)\n {4}\}/.exec(handlers)?.[1] ?? '';
  const aliases = [...block.matchAll(/'([^']+)': '([^']+)'/g)].map(([, original, alias]) => [original, alias]);
  expect(Object.fromEntries(aliases)).toEqual(MEMBER_ALIASES);
});
