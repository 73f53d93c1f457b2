import { environmentsApp } from './app';
import { referenceEnvironments } from './stages/invariants/variants';

const app = environmentsApp(referenceEnvironments());

test('each environment is one stage, called by its name', () => {
  expect(app.node.children.map(({ node }) => node.id).filter((id) => ['dev', 'prod'].includes(id))).toEqual(['dev', 'prod']);
});

test('a stack whose output is in use cannot take it away', () => {
  expect(app.node.tryGetContext('@aws-cdk/core:defaultCrossStackReferences')).toBe('strong');
});

test('templates carry construct paths, which changes and findings are named by', () => {
  expect(app.node.tryGetContext('aws:cdk:enable-path-metadata')).toBe(true);
});

test('no environment is no stage', () => {
  expect(environmentsApp([]).node.children.filter(({ node }) => node.id === 'dev')).toEqual([]);
});
