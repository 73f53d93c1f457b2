import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

/** Templates that CloudFormation refuses before it makes anything; the words are recorded answers of real accounts. */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const topic = (DisplayName: unknown) => ({ Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName } } });
const change = (template: object) =>
  aws.cloudFormation.createChangeSet({
    StackName: 'refused',
    ChangeSetName: 'first',
    ChangeSetType: 'CREATE',
    TemplateBody: JSON.stringify(template),
  });

test.each<[string, object, string]>([
  [
    'an undeclared condition in Fn::If',
    { Resources: topic({ 'Fn::If': ['Nobody', 'a', 'b'] }) },
    'Template error: unresolved condition dependency Nobody in Fn::If',
  ],
  [
    'an undeclared condition of a resource',
    { Resources: { Topic: { Type: 'AWS::SNS::Topic', Condition: 'Nobody' } } },
    'Unresolved condition dependency Nobody',
  ],
  [
    'an attribute without a name',
    {
      Resources: {
        ...topic('a'),
        Other: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::GetAtt': ['Topic'] } } },
      },
    },
    'every Fn::GetAtt object requires two non-empty parameters',
  ],
  [
    'an attribute with an empty name',
    {
      Resources: {
        ...topic('a'),
        Other: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::GetAtt': ['Topic', ''] } } },
      },
    },
    'every Fn::GetAtt object requires two non-empty parameters',
  ],
  [
    'a word as an index',
    { Resources: topic({ 'Fn::Select': ['first', ['a', 'b']] }) },
    'Fn::Select requires a list argument with two elements',
  ],
  [
    'an index without a list',
    { Resources: topic({ 'Fn::Select': ['0'] }) },
    'Fn::Select requires a list argument with two elements',
  ],
  [
    'an index beyond the list',
    { Resources: topic({ 'Fn::Select': ['2', ['a', 'b']] }) },
    'Fn::Select requires a list argument with two elements',
  ],
  [
    'a mapping that is not there',
    {
      Mappings: { Sizes: { small: { disk: '1' } } },
      Resources: topic({ 'Fn::FindInMap': ['Sizes', 'large', 'disk'] }),
    },
    'Unable to get mapping for Sizes::large::disk',
  ],
  [
    'a reference to nothing',
    { Resources: topic({ Ref: 'Nothing' }) },
    'Unresolved resource dependencies [Nothing] in the Resources block of the template',
  ],
  [
    'a substitution of nothing',
    { Resources: topic({ 'Fn::Sub': 'x-${Nothing}' }) },
    'Unresolved resource dependencies [Nothing] in the Resources block of the template',
  ],
  [
    'an output of nothing',
    { Resources: topic('a'), Outputs: { Out: { Value: { Ref: 'Nothing' } } } },
    'Unresolved resource dependencies [Nothing] in the Outputs block of the template',
  ],
  [
    'a reference to what is not made',
    {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { ...topic({ Ref: 'Other' }), Other: { Type: 'AWS::SNS::Topic', Condition: 'Never' } },
    },
    'Unresolved resource dependencies [Other] in the Resources block of the template',
  ],
  [
    'a resource without a type',
    { Resources: { Topic: { Properties: {} } } },
    '[/Resources/Topic] Every Resources object must contain a Type member.',
  ],
  ['no resources', { Resources: {} }, 'At least one Resources member must be defined.'],
  [
    'a name with a hyphen',
    { Resources: { 'my-topic': { Type: 'AWS::SNS::Topic' } } },
    'Resource name my-topic is non alphanumeric.',
  ],
  [
    "a parameter with a pseudo parameter's name",
    { Parameters: { 'AWS::NoValue': { Type: 'String', Default: 'x' } }, Resources: topic('a') },
    'Parameter name AWS::NoValue is non alphanumeric.',
  ],
])('%s is refused', async (_fault, template, words) => {
  await expect(change(template)).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining(words) as unknown,
  });
  await expect(aws.cloudFormation.describeStacks({ StackName: 'refused' })).rejects.toThrow(/does not exist/);
});

test('the branch that is not taken may name what is not made', async () => {
  const template = {
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: {
      ...topic({ 'Fn::If': ['Never', { Ref: 'Other' }, 'none'] }),
      Other: { Type: 'AWS::SNS::Topic', Condition: 'Never' },
    },
  };
  expect(await stacks.create(aws, 'pruned', template.Resources, { Conditions: template.Conditions })).toBe(
    'CREATE_COMPLETE',
  );
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
test.each<[string, object]>([
  ['Fn::Sub', { 'Fn::Equals': [{ 'Fn::Sub': 'in-${AWS::Region}' }, `in-${region}`] }],
  ['a pseudo parameter', { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, account] }],
  ['Fn::Join of a list parameter', { 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'List' }] }, ''] }],
  [
    'Fn::FindInMap by references',
    { 'Fn::Equals': [{ 'Fn::FindInMap': [{ Ref: 'Map' }, { Ref: 'AWS::Region' }, 'kind'] }, 'near'] },
  ],
  [
    'Fn::Select over Fn::FindInMap',
    { 'Fn::Equals': [{ 'Fn::Select': [1, { 'Fn::FindInMap': ['Places', { Ref: 'AWS::Region' }, 'zones'] }] }, 'c'] },
  ],
  ['Fn::Not of a named condition', { 'Fn::Not': [{ Condition: 'Never' }] }],
  ['a number against its text', { 'Fn::Equals': [1, '1'] }],
])('a condition with %s holds', async (function_, Holds) => {
  const name = `condition-${function_.replaceAll(/[^A-Za-z]/g, '')}`;
  const more = {
    Parameters: { List: { Type: 'CommaDelimitedList', Default: '' }, Map: { Type: 'String', Default: 'Places' } },
    Mappings: { Places: { [region]: { kind: 'near', zones: ['a', 'c'] } } },
    Conditions: { Holds, Never: { 'Fn::Equals': ['a', 'b'] } },
    Outputs: { Answer: { Value: { 'Fn::If': ['Holds', 'yes', 'no'] } } },
  };
  expect(await stacks.create(aws, name, topic('a'), more)).toBe('CREATE_COMPLETE');
  expect((await aws.cloudFormation.describeStacks({ StackName: name })).Stacks![0]!.Outputs![0]!.OutputValue).toBe(
    'yes',
  );
});

const parameter = (properties: object) => ({
  P: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x', ...properties } },
});
test.each<[string, Record<string, stacks.TemplateResource>, string]>([
  [
    'a required property',
    parameter({ Type: undefined }),
    'Property validation failure: [The property {/Type} is required]',
  ],
  [
    'a nested required property',
    { B: { Type: 'AWS::Budgets::Budget', Properties: { Budget: { BudgetType: 'COST' } } } },
    '#/Budget: required key [TimeUnit] not found',
  ],
  ['a word outside of its list', parameter({ Type: 'Text' }), '#/Type: Text is not a valid enum value'],
  [
    'a name that is too long',
    { R: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'x'.repeat(513) } } },
    '#/LogGroupName: expected maxLength: 512, actual: 513',
  ],
  [
    'a number that is too large',
    {
      C: {
        Type: 'AWS::EC2::CustomerGateway',
        Properties: { Type: 'ipsec.1', IpAddress: '198.51.100.7', BgpAsnExtended: 4294967296 },
      },
    },
    '#/BgpAsnExtended: 4294967296 is not less or equal to',
  ],
  [
    'a list where a text belongs',
    { T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: ['a'] } } },
    '#/TopicName: expected type: string, found: list',
  ],
])('the resource schema finds %s', async (fault, resources, words) => {
  const name = `schema-${fault.replaceAll(' ', '-')}`;
  expect(await stacks.create(aws, name, resources)).toBe('ROLLBACK_COMPLETE');
  expect((await stacks.failures(aws, name)).join()).toContain(words);
});

test('a custom name cannot be taken by its own successor', async () => {
  const policy = (Description: string) => ({
    P: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'fixed',
        Description,
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
        },
      },
    },
  });
  expect(await stacks.create(aws, 'named', policy('one'))).toBe('CREATE_COMPLETE');
  expect(await stacks.update(aws, 'named', policy('two'))).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect((await stacks.failures(aws, 'named')).join()).toContain(
    'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename fixed and update the stack again.',
  );
});

test('a metric filter takes another name in the same log group', async () => {
  const filter = (FilterName: string) => ({
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'filtered' } },
    Filter: {
      Type: 'AWS::Logs::MetricFilter',
      DependsOn: 'Group',
      Properties: {
        FilterName,
        LogGroupName: 'filtered',
        FilterPattern: 'x',
        MetricTransformations: [{ MetricName: 'm', MetricNamespace: 'n', MetricValue: '1' }],
      },
    },
  });
  expect(await stacks.create(aws, 'filters', filter('one'))).toBe('CREATE_COMPLETE');
  expect(await stacks.update(aws, 'filters', filter('two'))).toBe('UPDATE_COMPLETE');
});

test('the name of a change set that was executed is free again; one that waits keeps its name', async () => {
  const set = (resources: object, ChangeSetType: 'CREATE' | 'UPDATE', StackName = 'sets') =>
    aws.cloudFormation.createChangeSet({
      StackName,
      ChangeSetName: 'same',
      ChangeSetType,
      TemplateBody: JSON.stringify({ Resources: resources }),
    });
  const first = await set(topic('a'), 'CREATE');
  await aws.cloudFormation
    .createChangeSet({
      StackName: 'sets',
      ChangeSetName: 'other',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({ Resources: topic('b') }),
    })
    .then(({ StackId }) => expect(StackId).toBe(first.StackId));
  await expect(set(topic('b'), 'CREATE')).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  await aws.cloudFormation.executeChangeSet({ ChangeSetName: first.Id! });
  expect(await stacks.settled(aws, 'sets')).toBe('CREATE_COMPLETE');
  const second = await set(topic('b'), 'UPDATE', first.StackId);
  await aws.cloudFormation.executeChangeSet({ ChangeSetName: second.Id! });
  expect(await stacks.settled(aws, 'sets')).toBe('UPDATE_COMPLETE');
});

test('modes that are not there say so', async () => {
  expect(await stacks.create(aws, 'modes', topic('a'))).toBe('CREATE_COMPLETE');
  const TemplateBody = JSON.stringify({ Resources: topic('a') });
  await expect(
    aws.cloudFormation.createChangeSet({
      StackName: 'modes',
      ChangeSetName: 'x',
      ChangeSetType: 'IMPORT',
      TemplateBody,
      ResourcesToImport: [
        { ResourceType: 'AWS::EC2::VPC', LogicalResourceId: 'Vpc', ResourceIdentifier: { VpcId: 'vpc-1' } },
      ],
    }),
  ).rejects.toThrow(/cannot import AWS::EC2::VPC/);
});

test('a creation that cannot be taken back ends in ROLLBACK_FAILED', async () => {
  await cloud.prepare({ images: [{ account, region, imageId: 'ami-0123456789abcdef0' }] });
  const resources = {
    Machine: {
      Type: 'AWS::EC2::Instance',
      Properties: { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.medium', DisableApiTermination: true },
    },
    Impossible: {
      Type: 'AWS::EC2::Subnet',
      DependsOn: 'Machine',
      Properties: { VpcId: 'vpc-00000000', CidrBlock: '10.0.0.0/24' },
    },
  };
  expect(await stacks.create(aws, 'stuck', resources)).toBe('ROLLBACK_FAILED');
  await expect(stacks.update(aws, 'stuck', resources)).rejects.toThrow(/is in ROLLBACK_FAILED state/);
});
