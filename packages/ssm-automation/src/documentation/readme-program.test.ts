import { workspaceRoot } from '@nss/workspace';
import { Template } from 'aws-cdk-lib/assertions';
import { type Stack } from 'aws-cdk-lib';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeProgram } from './readme-program';

jest.setTimeout(60_000);

const root = workspaceRoot();
mkdirSync(join(root, 'dist'), { recursive: true });
const folder = mkdtempSync(join(root, 'dist/readme-'));
const file = join(folder, 'example.ts');
writeFileSync(file, readmeProgram());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the examples of the README compile, and one with a field that the API does not answer does not', () => {
  const misspelt = readmeProgram().replace(
    /^.*State\.Name.*$/m,
    (line) => `// @ts-expect-error\n${line.replace('Name', 'Nmae')}`,
  );
  expect(misspelt).toContain('@ts-expect-error');
  writeFileSync(join(folder, 'misspelt.ts'), misspelt);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.base.json',
      compilerOptions: { types: ['node', 'jest'] },
      include: ['*.ts'],
    }),
  );
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  execFileSync(process.execPath, [compiler, '--noEmit', '-p', folder], { stdio: 'pipe', encoding: 'utf8' });
});

test('they run: the runbook is built, stands in a stack, and succeeds when it is simulated', async () => {
  // The path is made here, and only the transformer of the tests knows TypeScript.
  const { example, stack } = (await import(file)) as { example: () => Promise<{ document: object }>; stack: Stack };
  const { document } = await example();
  expect(document).toMatchObject({ mainSteps: [{ name: 'begin' }, { name: 'look' }] });
  Template.fromStack(stack).hasResourceProperties('AWS::SSM::Document', {
    Name: 'nss-start',
    UpdateMethod: 'NewVersion',
  });
});
