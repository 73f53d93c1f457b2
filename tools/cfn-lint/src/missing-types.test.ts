import { readFileSync } from 'node:fs';
import { missingTypes, missingTypesFile, missingTypesText } from './missing-types';

test('the committed table is what the installed cfn-lint gives: else run tools/cfn-lint/src/write-missing-types.ts', () => {
  expect(readFileSync(missingTypesFile(), 'utf8')).toBe(missingTypesText());
});

test('no region lacks what every region has, and the reader finds what some lack', () => {
  const { regions } = missingTypes();
  expect(Object.values(regions).flat()).not.toContain('AWS::EC2::VPC');
  expect(regions['us-gov-east-1']).toEqual([
    'AWS::Budgets::Budget',
    'AWS::DirectConnect::PrivateVirtualInterface',
    'AWS::DirectConnect::TransitVirtualInterface',
  ]);
  expect(regions['us-east-1']).toBeUndefined();
});
