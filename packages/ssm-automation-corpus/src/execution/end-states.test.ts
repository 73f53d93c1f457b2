import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEndStates } from './end-states';

test('what the repository declares can be read, and no case stands there twice', () => {
  const cases = readEndStates(join(workspaceRoot(), 'packages/ssm-automation-corpus/end-states'));
  const names = cases.map(({ sha256, title }) => `${sha256} ${title}`);
  expect(new Set(names).size).toBe(names.length);
  expect(cases.length).toBeGreaterThan(0);
});

test.each([
  [
    {
      states: {},
      cases: [
        {
          title: 't',
          document: 'd',
          sha256: 'a'.repeat(64),
          state: 'none',
          parameters: {},
          status: 'Success',
          then: [{ service: 's', api: 'a', parameters: {}, selector: '$', values: [] }],
        },
      ],
    },
    'there is no state "none"',
  ],
  [{ states: {}, cases: [{ title: 't' }] }, 'document'],
  [{ states: {}, cases: [], more: 1 }, 'more'],
])('%#: refused', (content, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'end-states-'));
  writeFileSync(join(folder, 'a.json'), JSON.stringify(content));
  expect(() => readEndStates(folder)).toThrow(message);
});
