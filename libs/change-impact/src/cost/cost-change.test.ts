import { type ResourceChange, type Template, type TemplateResource } from '@nss/deployment';
import { EVERY_RESOURCE_TYPE } from '@nss/environment';
import { impactLines } from '../lines';
import { changeImpact } from '../impact';
import { costChange } from './cost-change';
import { monthlyCost } from './monthly';
import { pricesOf } from './price-table';
import table from './prices.json';

const cost = (before: TemplateResource | undefined, after: TemplateResource | undefined, region = 'us-east-1') => {
  const change: ResourceChange = {
    stackName: 's',
    action: before && after ? 'Modify' : before ? 'Remove' : 'Add',
    type: (after ?? before)?.Type ?? '',
    logicalId: 'R',
    path: 'R',
    replacement: 'False',
  };
  const template = (resource: TemplateResource | undefined): Template => ({
    Resources: resource ? { R: resource } : {},
  });
  return [{ stackName: 's', changes: [change], before: template(before), after: template(after) }].map((stack) => ({
    ...costChange([stack], region),
    line: impactLines(changeImpact([stack], region)).find(({ label }) => label === 'cost')?.text,
  }))[0]!;
};
const server = (InstanceType: string, VolumeSize = 500) => ({
  Type: 'AWS::EC2::Instance',
  Properties: { InstanceType, BlockDeviceMappings: [{ Ebs: { VolumeSize, VolumeType: 'gp3' } }] },
});

test.each([
  ['a NAT gateway', undefined, { Type: 'AWS::EC2::NatGateway' }, 32.85],
  ['one less', { Type: 'AWS::EC2::NatGateway' }, undefined, -32.85],
  ['another instance type', server('r5.large'), server('r5.xlarge'), 91.98],
  ['a hundred GiB', server('r5.large'), server('r5.large', 600), 8],
  [
    'an endpoint in two zones',
    undefined,
    { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] } },
    14.6,
  ],
  ['a gateway endpoint', undefined, { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway' } }, 0],
  ['a group', undefined, { Type: 'AWS::EC2::SecurityGroup' }, 0],
])('%s', (_what, before, after, usd) => {
  const { usd: found, notPriced } = cost(before, after);
  expect(found).toBeCloseTo(usd, 2);
  expect(notPriced).toEqual([]);
});

test('what has no price is named, and never costs nothing', () => {
  expect(cost(undefined, server('x9.huge'))).toMatchObject({
    notPriced: ['R'],
    line: 'no more and no less; 1 without a price',
  });
  expect(cost(server('r5.large'), server('x9.huge'))).toMatchObject({ usd: 0, notPriced: ['R'] });
  expect(cost(undefined, { Type: 'AWS::New::Thing' })).toMatchObject({ notPriced: ['R'] });
});

test('a region without prices has a cost that is not known', () => {
  expect(cost(undefined, { Type: 'AWS::EC2::NatGateway' }, 'eu-west-1')).toMatchObject({
    usd: undefined,
    line: 'not known: there are no prices of eu-west-1 here',
  });
});

test('what is charged by use is named and in no sum', () => {
  expect(cost(undefined, { Type: 'AWS::Logs::LogGroup' })).toMatchObject({ usd: 0, byUse: ['R'], notPriced: [] });
});

test('of every type that an environment can ask for it is known whether and how it is charged, a budget aside', () => {
  const prices = pricesOf('us-east-1')!;
  const properties = { InstanceType: 'r5.large' };
  expect(
    EVERY_RESOURCE_TYPE.filter((Type) => monthlyCost({ Type, Properties: properties }, prices).kind === 'notPriced'),
  ).toEqual(['AWS::Budgets::Budget']);
});

test('each price has its day and a page of AWS, and every region the same items', () => {
  const { 'us-east-1': first, ...others } = table.regions;
  for (const region of Object.values(table.regions))
    for (const { asOf, source } of Object.values(region)) {
      expect(asOf).toMatch(/^20\d\d-\d\d$/);
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9/-]+\/pricing\//);
    }
  for (const region of Object.values(others)) {
    expect(Object.keys(region)).toEqual(Object.keys(first));
    expect(Object.keys(region.instanceHour.usd)).toEqual(Object.keys(first.instanceHour.usd));
  }
});
