import { readFileSync } from 'node:fs';
import { regionData, regionDataFile, regionDataText } from './region-data';

test('the committed table is what the installed cfn-lint and the CDK give: else run tools/cfn-lint/src/write-region-data.ts', () => {
  expect(readFileSync(regionDataFile(), 'utf8')).toBe(regionDataText());
});

test('no region lacks what every region has, and the reader finds what some lack', () => {
  const { missingTypes } = regionData();
  expect(Object.values(missingTypes).flat()).not.toContain('AWS::EC2::VPC');
  expect(missingTypes['us-gov-east-1']).toEqual([
    'AWS::Budgets::Budget',
    'AWS::DirectConnect::PrivateVirtualInterface',
    'AWS::DirectConnect::TransitVirtualInterface',
  ]);
  expect(missingTypes['us-east-1']).toBeUndefined();
});
