import { RegionInfo } from 'aws-cdk-lib/region-info';
import { partitionOf } from './partition';

test('every region that the CDK knows is in the partition that the CDK says', () => {
  const known = RegionInfo.regions.filter(({ partition }) => partition && !partition.startsWith('aws-iso'));
  expect(known.length).toBeGreaterThan(30);
  expect(known.map(({ name }) => [name, partitionOf(name)])).toEqual(
    known.map(({ name, partition }) => [name, partition]),
  );
});
