import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cloudSources } from './sources';

const FILES = {
  'packages/embedded-aws/python/embedded_cloud/control.py': 'def prepare(): ...',
  'packages/ssm-automation/python/automation_worker/calls.py': 'def call(): ...',
  'packages/embedded-aws/src/start.ts': 'export {};',
  'packages/ssm-automation/src/index.ts': 'export {};',
  'tools/setup/python/requirements.txt': 'moto==5.2.2',
};

function digestOf(changes: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'sources-'));
  Object.entries({ ...FILES, ...changes }).forEach(([path, content]) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  });
  return cloudSources(root);
}

test.each(Object.keys(FILES))('%s is part of a running cloud', (path) => {
  expect(digestOf({ [path]: 'changed' })).not.toBe(digestOf());
});

test('a file more is, what Python compiles and tests are not', () => {
  expect(digestOf({ 'packages/embedded-aws/python/embedded_cloud/ec2/new.py': '' })).not.toBe(digestOf());
  expect(
    digestOf({
      'packages/embedded-aws/python/embedded_cloud/__pycache__/control.cpython-311.pyc': 'x',
      'packages/embedded-aws/src/start.test.ts': 'x',
    }),
  ).toBe(digestOf());
});

test('the checkout has one', () => {
  expect(cloudSources()).toMatch(/^[0-9a-f]{64}$/);
});
