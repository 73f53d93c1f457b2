import { policyFindings } from './policy-findings';

const violation = { ruleName: 'S10', description: 'no TLS', severity: 'error' };
const report = (
  ...violations: Parameters<typeof policyFindings>[0]['pluginReports'][number]['violations'] & object
) => ({ pluginReports: [{ pluginName: 'Pack', violations }] });

test('a report without violations has no findings', () => {
  expect(policyFindings({ pluginReports: [{ pluginName: 'Pack' }, { pluginName: 'Other', violations: [] }] })).toEqual(
    [],
  );
});

test('each place a rule is broken at is a line of its own', () => {
  expect(
    policyFindings(
      report({ ...violation, violatingConstructs: [{ constructPath: 'dev/a' }, { constructPath: 'dev/b' }] }),
    ),
  ).toEqual(['Pack S10 error dev/a: no TLS', 'Pack S10 error dev/b: no TLS']);
});

test('a plugin that names resources instead of constructs is heard as well', () => {
  expect(policyFindings(report({ ...violation, violatingResources: [{ resourceLogicalId: 'Bucket1' }] }))).toEqual([
    'Pack S10 error Bucket1: no TLS',
  ]);
});

test('a place without a name is still a finding', () => {
  expect(policyFindings(report({ ...violation, violatingConstructs: [{}] }))).toEqual(['Pack S10 error ?: no TLS']);
});

test('a violation that names no place is not lost', () => {
  expect(policyFindings(report(violation))).toEqual(['Pack S10 error ?: no TLS']);
  expect(policyFindings(report({ ...violation, violatingConstructs: [] }))).toEqual(['Pack S10 error ?: no TLS']);
});
