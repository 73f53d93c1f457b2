import { type PlannedEnvironment } from '../app';
import { ofType, synthesise } from './invariants/synthesised-stage';
import { referenceEnvironments } from './invariants/variants';
import { snapshotText } from './snapshot-text';

jest.setTimeout(60_000);

const environments: readonly PlannedEnvironment[] = referenceEnvironments();
const named = (name: string) =>
  environments.find(({ environment }) => environment.environment === name) as PlannedEnvironment;
const [dev, prod] = [named('dev'), named('prod')];
const [devStage, prodStage] = [synthesise(dev), synthesise(prod)];

test.each([
  ['dev', devStage],
  ['prod', prodStage],
])('%s is what it was: whatever changes here changes in AWS', (_name, stage) => {
  expect(snapshotText(stage)).toMatchSnapshot();
});

test('the same file gives the same templates every time', () => {
  expect(synthesise(dev).stacks).toEqual(devStage.stacks);
});

test('a refresh of the hub ranges shows in the security groups and nowhere else', () => {
  const hubs = dev.plan.flows.flatMap(({ to }) =>
    to.kind === 'prefixes' && to.name.startsWith('Zscaler hubs') ? to.prefixes : [],
  );
  const text = snapshotText(devStage);
  const elsewhere = JSON.stringify(devStage.resources.filter(({ Type }) => Type !== 'AWS::EC2::SecurityGroup'));
  expect(hubs.length).toBeGreaterThan(50);
  expect(hubs.filter((hub) => elsewhere.includes(hub) || text.includes(` ${hub}`))).toEqual([]);
});

test('a region that is newer than the CDK is synthesised like any other', () => {
  const text = JSON.stringify([dev.environment, dev.plan]).replaceAll('ap-northeast-1', 'ap-tomorrow-1');
  const [environment, plan] = JSON.parse(text) as [PlannedEnvironment['environment'], PlannedEnvironment['plan']];
  const stage = synthesise({ environment, plan });
  expect(
    ofType<{ PermissionsBoundary: string }>(stage, 'AWS::IAM::Role').map(
      ({ Properties }) => Properties.PermissionsBoundary,
    ),
  ).toContain('arn:aws:iam::111111111111:policy/nss-dev-permissions-boundary-01');
  expect(stage.resources.length).toBe(devStage.resources.length);
});

test('the budget exists only where the file sets a limit', () => {
  expect(ofType(devStage, 'AWS::Budgets::Budget')).toEqual([]);
  expect(ofType(prodStage, 'AWS::Budgets::Budget')).toHaveLength(1);
});

test('what others need to know of a deployed environment is an output', () => {
  const outputs = devStage.stacks.flatMap(({ template }) =>
    Object.values(template.Outputs ?? {}).map(({ Value }) => Value),
  );
  expect(outputs).toEqual(expect.arrayContaining(['/nss-dev/relay/web/active', '/nss-dev/relay/firewall/active']));
  expect(outputs).toContainEqual({ Ref: expect.stringContaining('Gateway') as unknown });
});

test('what a template says of its use is in whole numbers: cfn-lint takes no others in metadata', () => {
  for (const { stacks } of [devStage, prodStage]) {
    const { Metadata = {} } = stacks[0]?.template as { Metadata?: Record<string, object> };
    const numbers = Object.values(Metadata['NssMonthlyUse'] ?? {}).filter((each) => typeof each === 'number');
    expect(numbers.length).toBe(4);
    expect(numbers.filter((each) => !Number.isInteger(each))).toEqual([]);
  }
});
