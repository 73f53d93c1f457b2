import { Fact, FactName } from 'aws-cdk-lib/region-info';
import { knowPartition } from './partition';

const partitionOf = (region: string) => {
  knowPartition(region);
  return Fact.find(region, FactName.PARTITION);
};

test.each([
  ['ap-tomorrow-1', 'aws'],
  ['cn-tomorrow-1', 'aws-cn'],
  ['us-gov-tomorrow-1', 'aws-us-gov'],
  ['eusc-tomorrow-1', 'aws-eusc'],
])('the new region %s belongs to %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

test('what the CDK knows stays as it is', () => {
  expect(partitionOf('cn-north-1')).toBe('aws-cn');
  expect(partitionOf('ap-northeast-1')).toBe('aws');
});

test('to be told twice does no harm', () => {
  expect(partitionOf('ap-tomorrow-2')).toBe('aws');
  expect(partitionOf('ap-tomorrow-2')).toBe('aws');
});
