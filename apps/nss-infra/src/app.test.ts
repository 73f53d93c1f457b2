import { workspaceRoot } from '@nss/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { environmentsApp } from './app';
import { referenceEnvironments } from './stages/invariants/variants';

const app = environmentsApp(referenceEnvironments());

test('each environment is one stage, called by its name, with its identities beside it', () => {
  const stages = app.node.children.filter((child) => child instanceof Stage).map(({ node }) => node.id);
  expect(stages).toEqual(['dev', 'dev-identity', 'prod', 'prod-identity']);
});

test('templates carry construct paths, which changes and findings are named by', () => {
  expect(app.node.tryGetContext('aws:cdk:enable-path-metadata')).toBe(true);
});

test('no environment is no stage', () => {
  expect(environmentsApp([]).node.children.filter((child) => child instanceof Stage)).toEqual([]);
});

test('an assembly holds no path of the machine that made it', () => {
  const { directory } = environmentsApp(referenceEnvironments()).synth();
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((name) => readFileSync(join(directory, name), 'utf8').includes(workspaceRoot()))).toEqual([]);
});

test('what cannot be built says where, and stack traces are as they were', () => {
  const { stackTraceLimit } = Error;
  const [environment] = referenceEnvironments();
  const twice = [environment!, environment!];
  let failure: Error | undefined;
  try {
    environmentsApp(twice);
  } catch (error) {
    failure = error as Error;
  }
  expect(failure?.message).toContain('already a Construct with name');
  expect(failure?.stack).toContain('app.ts:');
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
