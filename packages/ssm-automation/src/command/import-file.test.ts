import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from './import-file';

const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'import-')), 'document.yaml');
  writeFileSync(path, text);
  return path;
};

test('a document becomes code', () => {
  const { code } = importFile(
    file("schemaVersion: '0.3'\nmainSteps: [{ name: one, action: 'aws:pause', inputs: {} }]\n"),
  );
  expect(code).toContain('@nss/ssm-automation/build');
  expect(code?.endsWith('});')).toBe(true);
});

test.each([
  ['a file that is not there', '/nowhere/document.yaml', 'ENOENT'],
  ['a text that is no document', file('just words'), 'document.yaml: 1:1'],
])('%s', (_, path, problem) => {
  expect(importFile(path)).toEqual({ problem: expect.stringContaining(problem) as string });
});
