import { type ResourceChange, type Template, type TemplateResource } from '@nss/deployment';
import { MONTHLY_USE, type MonthlyUse } from '@nss/cost';
import { impactLines } from './lines';
import { changeImpact } from './impact';
import { costChange } from './cost-change';

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

test('more logs are dearer, by what the two templates say that passes; a template that says nothing has not changed in it', () => {
  const use: MonthlyUse = {
    downloadGb: 100,
    siemGb: 500,
    logWay: 'direct-connect',
    isThroughTransitGateway: false,
    flowLogMb: 1024,
    logRetentionDays: 30,
    stoppedMachines: [],
  };
  const nat = { Type: 'AWS::EC2::NatGateway' };
  const template = (known: MonthlyUse | undefined): Template => ({
    ...(known && { Metadata: { [MONTHLY_USE]: known } }),
    Resources: { Nat: nat, R: { Type: 'AWS::IAM::Role' } },
  });
  const change: ResourceChange = {
    stackName: 's',
    action: 'Modify',
    type: 'AWS::IAM::Role',
    logicalId: 'R',
    path: 'R',
    replacement: 'False',
  };
  const usd = (before: MonthlyUse | undefined) =>
    costChange(
      [
        {
          stackName: 's',
          changes: [change],
          before: template(before),
          after: template({ ...use, downloadGb: 200, siemGb: 1000 }),
        },
      ],
      'us-east-1',
    ).usd;
  // 100 GB at 0.045 through the NAT gateway, 500 GB at 0.02 by Direct Connect.
  expect(usd(use)).toBeCloseTo(14.5, 2);
  expect(usd(undefined)).toBe(0);
});
