import { type Edit, type BadFile, expectNoProblems, expectProblems } from '@nss/environment/testing';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { synthesise } from './invariants/synthesised-stage';
import { referenceEnvironments, variants } from './invariants/variants';
import { EVERY_RESOURCE_TYPE, resourceTypes } from '@nss/environment';

jest.setTimeout(60_000);

const inRegion = (region: string): Edit[] => [
  ['region: ap-northeast-1', `region: ▸${region}`],
  ['[ap-northeast-1a]', `[${region}a]`],
];
const prodIn = (region: string): Edit[] => [
  ['region: ap-northeast-1', `region: ${region}`],
  ['[ap-northeast-1a, ap-northeast-1c]', `[${region}a, ${region}c]`],
];
const noBudget: Edit = ['cost:\n  monthlyBudgetUsd: 1500', ''];

// The regions without these types: CloudFormation's registry by region, which cfn-lint carries (E3006).
const WITHOUT_BUDGET = [
  'eu-north-1',
  'ap-northeast-3',
  'ap-east-1',
  'eu-south-1',
  'eu-south-2',
  'eu-central-2',
  'us-gov-west-1',
];

expectProblems([
  ['a misspelt region', { dev: inRegion('us-eest-9') }, 'region', 'no such region'],
  ['a region of nowhere', { dev: inRegion('xx-atlantis-1') }, 'region', 'no such region'],
  ...['cn-north-1', 'cn-northwest-1', 'us-iso-east-1', 'us-isob-east-1'].map(
    (region): BadFile => [`the region ${region}`, { dev: inRegion(region) }, 'region', 'are not supported'],
  ),
  ...WITHOUT_BUDGET.map(
    (region): BadFile => [
      `a budget in ${region}`,
      { prod: [...prodIn(region), ['monthlyBudgetUsd: 1500', 'monthlyBudgetUsd: ▸1500']] },
      'cost.monthlyBudgetUsd',
      `no AWS::Budgets::Budget in ${region}`,
    ],
  ),
  ...['me-central-1', 'us-gov-east-1'].map(
    (region): BadFile => [
      `an interface of its own in ${region}`,
      { prod: [...prodIn(region), noBudget, ['origin: own', 'origin: ▸own']] },
      'privateConnection.virtualInterface.origin',
      `no AWS::DirectConnect::PrivateVirtualInterface in ${region}`,
    ],
  ),
]);

expectNoProblems([
  ['a budget in eu-central-1', { prod: prodIn('eu-central-1') }],
  ['an interface of its own in us-gov-west-1', { prod: [...prodIn('us-gov-west-1'), noBudget] }],
]);

test('every region that people know is known, and a slip in any is told', () => {
  const names = RegionInfo.regions.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'af-south-1',
      'ap-northeast-1',
      'ca-west-1',
      'eu-central-2',
      'il-central-1',
      'me-south-1',
      'mx-central-1',
      'us-gov-east-1',
      'us-west-2',
    ]),
  );
});

test.each([...referenceEnvironments().map((loaded) => [loaded.name, loaded] as const), ...Object.entries(variants())])(
  '%s: the types that its file asks for are those of its templates',
  (_name, loaded) => {
    const asked = new Set(resourceTypes(loaded.environment).flatMap(({ types }) => types));
    expect([...asked].sort()).toEqual([...new Set(synthesise(loaded).resources.map(({ Type }) => Type))].sort());
    expect([...asked].filter((type) => !EVERY_RESOURCE_TYPE.includes(type))).toEqual([]);
  },
);
