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
