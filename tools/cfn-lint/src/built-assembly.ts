import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const directories: string[] = [];
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

/** Writes files into a new directory, which is removed after the tests of a file. */
export function directoryOf(files: Readonly<Record<string, unknown>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  }
  return directory;
}

/** A manifest that has a nested assembly for each name, and a stack in each region. */
export function manifest(nested: readonly string[] = [], regions: readonly string[] = []) {
  return {
    version: '48.0.0',
    artifacts: {
      ...Object.fromEntries(
        nested.map((name) => [
          `assembly-${name}`,
          { type: 'cdk:cloud-assembly', displayName: name, properties: { directoryName: `assembly-${name}` } },
        ]),
      ),
      ...Object.fromEntries(
        regions.map((region) => [
          `stack-${region}`,
          { type: 'aws:cloudformation:stack', environment: `aws://111111111111/${region}` },
        ]),
      ),
    },
  };
}

/** A template of one resource. */
export function template(type: string, properties: object, path = 'dev/Network/Thing') {
  return { Resources: { Thing: { Type: type, Properties: properties, Metadata: { 'aws:cdk:path': path } } } };
}

/** A program that stands in for cfn-lint. */
export function fakeExecutable(script: string, mode = 0o755): string {
  const file = join(
    directoryOf({ 'cfn-lint': script.startsWith('#!') ? script : `#!${process.execPath}\n${script}` }),
    'cfn-lint',
  );
  chmodSync(file, mode);
  return file;
}
