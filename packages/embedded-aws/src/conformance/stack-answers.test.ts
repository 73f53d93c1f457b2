import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

/**
 * What CloudFormation tells of stacks, events and change sets: recorded from AWS, and
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html, API_StackEvent.html, API_DescribeChangeSet.html.
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const parameter = (Value: unknown, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Value, ...more },
});
const describe_ = async (StackName: string) => (await aws.cloudFormation.describeStacks({ StackName })).Stacks![0]!;
/** Makes a change set and waits for nothing: it is there at once. */
const changeSet = (StackName: string, ChangeSetName: string, template: object, more: object = {}) =>
  aws.cloudFormation.createChangeSet({ StackName, ChangeSetName, TemplateBody: JSON.stringify(template), ...more });
const execute = async (StackName: string, ChangeSetName: string) => {
  await aws.cloudFormation.executeChangeSet({ StackName, ChangeSetName });
  return stacks.settled(aws, StackName);
};
const events = async (StackName: string, logicalId: string) =>
  (await aws.cloudFormation.describeStackEvents({ StackName }))
    .StackEvents!.filter(({ LogicalResourceId }) => LogicalResourceId === logicalId)
    .reverse();

test('a stack of a change set names it, and has no member that says nothing', async () => {
  const { Id } = await changeSet(
    'told',
    'first',
    { Description: 'what for', Resources: { One: parameter('1') } },
    { ChangeSetType: 'CREATE', Tags: [{ Key: 'a', Value: 'b' }] },
  );
  const waiting = await describe_('told');
  expect(waiting).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS', StackStatusReason: 'User Initiated', Tags: [] });
  expect([waiting.LastUpdatedTime, waiting.Description, waiting.ChangeSetId]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(await execute('told', 'first')).toBe('CREATE_COMPLETE');
  const made = await describe_('told');
  expect(made).toMatchObject({
    ChangeSetId: Id,
    Description: 'what for',
    NotificationARNs: [],
    RollbackConfiguration: {},
    Tags: [{ Key: 'a', Value: 'b' }],
    EnableTerminationProtection: false,
  });
  expect([made.StackStatusReason, made.Capabilities, made.Parameters, made.Outputs]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a deleted stack is told by its ARN, with the time, whoever has its name now', async () => {
  await stacks.create(aws, 'gone', { One: parameter('1') });
  const { StackId, LastUpdatedTime } = await describe_('gone');
  expect(LastUpdatedTime).toBeUndefined();
  await stacks.remove(aws, 'gone');
  for (const told of [
    aws.cloudFormation.describeStacks({ StackName: 'gone' }),
    aws.cloudFormation.describeStackEvents({ StackName: 'gone' }),
  ])
    await expect(told).rejects.toThrow(/does not exist/);
  await stacks.create(aws, 'gone', { One: parameter('2') });
  expect(await describe_(StackId!)).toMatchObject({
    StackStatus: 'DELETE_COMPLETE',
    DeletionTime: expect.any(Date) as Date,
  });
  expect((await describe_('gone')).StackId).not.toBe(StackId);
  const { StackEvents } = await aws.cloudFormation.describeStackEvents({ StackName: StackId });
  expect(new Set(StackEvents!.map((event) => event.StackId))).toEqual(new Set([StackId]));
});

// "For deleted stacks, ListStackResources returns resource information for up to 90 days after the stack has been deleted":
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
test('a deleted stack still tells what became of its resources, and its template', async () => {
  const kept = { ...parameter('2'), DeletionPolicy: 'Retain' };
  await stacks.create(aws, 'told-after', { One: parameter('1'), Kept: kept });
  const { StackId } = await describe_('told-after');
  const resources = async () => {
    const { StackResourceSummaries = [] } = await aws.cloudFormation.listStackResources({ StackName: StackId });
    return Object.fromEntries(
      StackResourceSummaries.map((each) => [
        each.LogicalResourceId,
        [each.ResourceType, each.PhysicalResourceId, each.ResourceStatus],
      ]),
    );
  };
  const before = await resources();
  await stacks.remove(aws, 'told-after');
  const [type, one, two] = ['AWS::SSM::Parameter', before['One']![1], before['Kept']![1]];
  expect(await resources()).toEqual({
    One: [type, one, 'DELETE_COMPLETE'],
    Kept: [type, two, 'DELETE_SKIPPED'],
  });
  const { TemplateBody } = await aws.cloudFormation.getTemplate({ StackName: StackId, TemplateStage: 'Original' });
  expect(JSON.parse(TemplateBody!)).toMatchObject({ Resources: { Kept: { DeletionPolicy: 'Retain' } } });
});

test('ListStacks begins with the newest', async () => {
  for (const name of ['older', 'newer']) await stacks.create(aws, name, { One: parameter('1') });
  const { StackSummaries } = await aws.cloudFormation.listStacks({});
  expect(StackSummaries!.slice(0, 2).map(({ StackName }) => StackName)).toEqual(['newer', 'older']);
});

test('a stack that failed keeps its name until it is deleted', async () => {
  const impossible = {
    One: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-00000000', CidrBlock: '10.0.0.0/24' } },
  };
  expect(await stacks.create(aws, 'failed', impossible)).toBe('ROLLBACK_COMPLETE');
  await expect(stacks.create(aws, 'failed', { One: parameter('1') })).rejects.toMatchObject({
    name: 'AlreadyExistsException',
    message: 'Stack [failed] already exists',
  });
  await expect(stacks.update(aws, 'failed', { One: parameter('1') })).rejects.toThrow(
    /is in ROLLBACK_COMPLETE state and can not be updated\./,
  );
});

test('events have the name, the properties and the physical id of theirs, and no time twice', async () => {
  await stacks.create(aws, 'events', {
    Second: { ...parameter({ Ref: 'First' }), Type: 'AWS::SSM::Parameter' },
    First: parameter('1'),
  });
  const [begun, initiated, complete] = await events('events', 'First');
  expect([begun!.ResourceStatus, begun!.PhysicalResourceId, begun!.ResourceStatusReason]).toEqual([
    'CREATE_IN_PROGRESS',
    '',
    undefined,
  ]);
  expect(initiated).toMatchObject({
    ResourceStatus: 'CREATE_IN_PROGRESS',
    ResourceStatusReason: 'Resource creation Initiated',
    PhysicalResourceId: complete!.PhysicalResourceId,
  });
  expect(complete!.PhysicalResourceId).toMatch(/^CFN-First-[A-Za-z0-9]{12}$/);
  expect(complete!.EventId).toMatch(/^First-CREATE_COMPLETE-\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(JSON.parse(complete!.ResourceProperties!)).toEqual({ Type: 'String', Value: '1' });
  const { StackEvents } = await aws.cloudFormation.describeStackEvents({ StackName: 'events' });
  expect(new Set(StackEvents!.map(({ Timestamp }) => Timestamp!.getTime())).size).toBe(StackEvents!.length);
  expect(
    StackEvents!
      .filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_COMPLETE')
      .map(({ LogicalResourceId }) => LogicalResourceId),
  ).toEqual(['events', 'Second', 'First']);
  expect(StackEvents!.at(-1)).toMatchObject({
    ResourceStatus: 'CREATE_IN_PROGRESS',
    ResourceStatusReason: 'User Initiated',
  });
});

test('a value that NoEcho hides is in no event and no change set', async () => {
  const template = {
    Parameters: { Secret: { Type: 'String', NoEcho: true } },
    Resources: { One: parameter({ Ref: 'Secret' }), Two: parameter('1') },
  };
  const parameters = (ParameterValue: string) => ({ Parameters: [{ ParameterKey: 'Secret', ParameterValue }] });
  await changeSet('hidden', 'first', template, { ChangeSetType: 'CREATE', ...parameters('hunter2') });
  await execute('hidden', 'first');
  await changeSet('hidden', 'second', template, parameters('hunter3'));
  const told = await aws.cloudFormation.describeChangeSet({
    StackName: 'hidden',
    ChangeSetName: 'second',
    IncludePropertyValues: true,
  });
  expect(told.Changes!.map(({ ResourceChange }) => ResourceChange!.LogicalResourceId)).toEqual(['One']);
  await execute('hidden', 'second');
  const { StackId } = await describe_('hidden');
  await stacks.remove(aws, 'hidden');
  const { StackEvents } = await aws.cloudFormation.describeStackEvents({ StackName: StackId });
  expect(
    StackEvents!.filter(
      ({ LogicalResourceId, ResourceProperties }) =>
        LogicalResourceId === 'One' && ResourceProperties?.includes('****'),
    ).length,
  ).toBeGreaterThan(4);
  expect(JSON.stringify([told, StackEvents])).not.toMatch(/hunter[23]/);
});

test('an update tells nothing of what it leaves alone, CREATE of what is new, and cleans up at the end', async () => {
  await stacks.create(aws, 'updated', {
    Kept: parameter('1'),
    Changed: parameter('1'),
    Renamed: parameter('1', { Name: '/updated/one' }),
    Removed: parameter('1'),
  });
  expect(
    await stacks.update(aws, 'updated', {
      Kept: parameter('1'),
      Changed: parameter('2'),
      Renamed: parameter('1', { Name: '/updated/two' }),
      New: parameter('1'),
    }),
  ).toBe('UPDATE_COMPLETE');
  const told = async (logicalId: string) =>
    (await events('updated', logicalId)).map(({ ResourceStatus }) => ResourceStatus);
  const created = ['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'];
  expect(await told('Kept')).toEqual(created);
  expect(await told('New')).toEqual(created);
  expect(await told('Changed')).toEqual([...created, 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE']);
  expect(await told('Removed')).toEqual([...created, 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE']);
  expect(
    (await events('updated', 'Renamed'))
      .slice(3)
      .map(({ ResourceStatus, PhysicalResourceId }) => [ResourceStatus, PhysicalResourceId]),
  ).toEqual([
    ['UPDATE_IN_PROGRESS', '/updated/one'],
    ['UPDATE_IN_PROGRESS', '/updated/two'],
    ['UPDATE_COMPLETE', '/updated/two'],
    ['DELETE_IN_PROGRESS', '/updated/one'],
    ['DELETE_COMPLETE', '/updated/one'],
  ]);
  expect((await told('updated')).slice(-3)).toEqual([
    'UPDATE_IN_PROGRESS',
    'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'UPDATE_COMPLETE',
  ]);
  const { StackResources } = await aws.cloudFormation.describeStackResources({ StackName: 'updated' });
  expect(Object.fromEntries(StackResources!.map((item) => [item.LogicalResourceId, item.ResourceStatus]))).toEqual({
    Kept: 'CREATE_COMPLETE',
    New: 'CREATE_COMPLETE',
    Changed: 'UPDATE_COMPLETE',
    Renamed: 'UPDATE_COMPLETE',
  });
});

test('an update that fails tells what it takes back', async () => {
  await stacks.create(aws, 'back', { One: parameter('1') });
  const impossible = {
    Type: 'AWS::EC2::Subnet',
    DependsOn: 'One',
    Properties: { VpcId: 'vpc-00000000', CidrBlock: '10.0.0.0/24' },
  };
  expect(await stacks.update(aws, 'back', { One: parameter('2'), Two: impossible })).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect((await events('back', 'One')).slice(3).map(({ ResourceStatus }) => ResourceStatus)).toEqual([
    'UPDATE_IN_PROGRESS',
    'UPDATE_COMPLETE',
    'UPDATE_IN_PROGRESS',
    'UPDATE_COMPLETE',
  ]);
  expect((await events('back', 'Two')).map(({ ResourceStatus }) => ResourceStatus).slice(0, 2)).toEqual([
    'CREATE_IN_PROGRESS',
    'CREATE_FAILED',
  ]);
});

test('a change set tells values to whoever asks, and what is known after it is applied', async () => {
  const first = {
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'one' } },
      Named: parameter({ 'Fn::GetAtt': ['Topic', 'TopicName'] }),
      Gone: parameter('1'),
    },
  };
  await changeSet('values', 'first', first, { ChangeSetType: 'CREATE' });
  const changes = async (ChangeSetName: string, IncludePropertyValues: boolean) =>
    Object.fromEntries(
      (
        await aws.cloudFormation.describeChangeSet({ StackName: 'values', ChangeSetName, IncludePropertyValues })
      ).Changes!.map(({ ResourceChange }) => [ResourceChange!.LogicalResourceId, ResourceChange!]),
    );
  const added = await changes('first', true);
  expect(JSON.parse(added.Named!.AfterContext!)).toEqual({
    Properties: { Type: 'String', Value: '{{changeSet:KNOWN_AFTER_APPLY}}' },
  });
  expect((await changes('first', false)).Named!.AfterContext).toBeUndefined();
  await execute('values', 'first');
  await changeSet('values', 'second', {
    Resources: { Named: first.Resources.Named, Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'two' } } },
  });
  const changed = await changes('second', true);
  expect(changed.Topic).toMatchObject({
    Replacement: 'True',
    Details: [
      {
        ChangeSource: 'DirectModification',
        Target: { BeforeValue: 'one', AfterValue: 'two', Path: '/Properties/TopicName', AttributeChangeType: 'Modify' },
      },
    ],
  });
  expect(changed.Named!.Details).toMatchObject([
    {
      ChangeSource: 'DirectModification',
      Evaluation: 'Dynamic',
      Target: { BeforeValue: 'one', AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}' },
    },
    { ChangeSource: 'ResourceAttribute', Evaluation: 'Static', CausingEntity: 'Topic.TopicName' },
  ]);
  expect(JSON.parse(changed.Gone!.BeforeContext!)).toEqual({ Properties: { Type: 'String', Value: '1' } });
  expect((await changes('second', false)).Topic!.Details![0]!.Target).toEqual({
    Attribute: 'Properties',
    Name: 'TopicName',
    RequiresRecreation: 'Always',
  });
});

test('a change set warns of an export that is not there', async () => {
  await changeSet(
    'importing',
    'first',
    { Resources: { One: parameter({ 'Fn::ImportValue': 'nobody' }) } },
    { ChangeSetType: 'CREATE' },
  );
  const told = await aws.cloudFormation.describeChangeSet({
    StackName: 'importing',
    ChangeSetName: 'first',
    IncludePropertyValues: true,
  });
  expect(told.StatusReason).toMatch(/^\[WARN\] .* for resource \[One\] because: No export named nobody$/);
  expect(told.Changes![0]!.ResourceChange!.AfterContext).toContain('{{changeSet:KNOWN_AFTER_APPLY}}');
});

test('what a condition leaves out is no change, and a set may change outputs only', async () => {
  const template = (Outputs?: object) => ({
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { One: parameter('1'), Two: { ...parameter('1'), Condition: 'Never' } },
    ...(Outputs ? { Outputs } : {}),
  });
  await changeSet('conditional', 'first', template(), { ChangeSetType: 'CREATE' });
  const { Changes, Description, Parameters, Tags, StatusReason } = await aws.cloudFormation.describeChangeSet({
    StackName: 'conditional',
    ChangeSetName: 'first',
  });
  expect(Changes!.map(({ ResourceChange }) => ResourceChange!.LogicalResourceId)).toEqual(['One']);
  expect([Description, Parameters, Tags, StatusReason]).toEqual([undefined, undefined, undefined, undefined]);
  await execute('conditional', 'first');
  await changeSet('conditional', 'second', template({ Out: { Value: 'x' } }));
  expect(await execute('conditional', 'second')).toBe('UPDATE_COMPLETE');
  expect((await describe_('conditional')).Outputs).toEqual([{ OutputKey: 'Out', OutputValue: 'x' }]);
  const { Id } = await changeSet('conditional', 'third', template({ Out: { Value: 'x' } }));
  await expect(execute('conditional', 'third')).rejects.toMatchObject({
    name: 'InvalidChangeSetStatusException',
    message: `ChangeSet [${Id}] cannot be executed in its current status of [FAILED]`,
  });
});

test('sets are found by the ARN of the stack, and not without one', async () => {
  await stacks.create(aws, 'by-arn', { One: parameter('1') });
  const { StackId } = await describe_('by-arn');
  await changeSet(StackId!, 'waiting', { Resources: { One: parameter('2') } });
  expect((await aws.cloudFormation.listChangeSets({ StackName: StackId })).Summaries).toMatchObject([
    { ChangeSetName: 'waiting' },
  ]);
  expect((await aws.cloudFormation.describeChangeSet({ StackName: StackId, ChangeSetName: 'waiting' })).StackName).toBe(
    'by-arn',
  );
  type Call = (named: { StackName?: string; ChangeSetName: string }) => Promise<unknown>;
  const calls: Call[] = [
    (named) => aws.cloudFormation.describeChangeSet(named),
    (named) => aws.cloudFormation.deleteChangeSet(named),
    (named) => aws.cloudFormation.executeChangeSet(named),
  ];
  for (const call of calls) {
    await expect(call({ StackName: 'nobody', ChangeSetName: 'waiting' })).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [nobody] does not exist',
    });
    await expect(call({ ChangeSetName: 'waiting' })).rejects.toThrow(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  await expect(
    changeSet('by-arn', 'again', { Resources: { One: parameter('2') } }, { ChangeSetType: 'CREATE' }),
  ).rejects.toThrow('Stack [by-arn] already exists and cannot be created again with the changeSet [again].');
});

test('a parameter that names an SSM parameter shows the name and the value, and follows the value', async () => {
  await aws.ssm.putParameter({ Name: '/image', Type: 'String', Value: 'one' });
  const template = {
    Parameters: { Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/image' } },
    Resources: { One: parameter({ Ref: 'Image' }) },
  };
  await changeSet('stored', 'first', template, { ChangeSetType: 'CREATE' });
  await execute('stored', 'first');
  expect((await describe_('stored')).Parameters).toEqual([
    { ParameterKey: 'Image', ParameterValue: '/image', ResolvedValue: 'one' },
  ]);
  await aws.ssm.putParameter({ Name: '/image', Value: 'two', Overwrite: true });
  await changeSet('stored', 'second', template);
  const { Changes, Parameters } = await aws.cloudFormation.describeChangeSet({
    StackName: 'stored',
    ChangeSetName: 'second',
  });
  expect(Parameters).toEqual([{ ParameterKey: 'Image', ParameterValue: '/image', ResolvedValue: 'two' }]);
  expect(Changes![0]!.ResourceChange!.Details).toMatchObject([
    { ChangeSource: 'DirectModification', Evaluation: 'Static' },
  ]);
});

test('a property that a template gave is an attribute', async () => {
  const topic = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'shown' } };
  expect(
    await stacks.create(aws, 'attribute', { Topic: topic, One: parameter({ 'Fn::GetAtt': ['Topic', 'DisplayName'] }) }),
  ).toBe('CREATE_COMPLETE');
  const { One } = await stacks.physicalIds(aws, 'attribute');
  expect((await aws.ssm.getParameter({ Name: One })).Parameter!.Value).toBe('shown');
});

const texts: [string, string, string][] = [
  ['JSON that ends too early', '{"Resources": {"One": ', 'Template format error: JSON not well-formed. (line 1,'],
  ['YAML that is none', 'Resources:\n  One:\n Two: [', 'Template format error: YAML not well-formed.'],
  ['text that is no object', 'https://example.com/template.yaml', 'Template format error: unsupported structure.'],
];
test.each(texts)('%s', async (_fault, TemplateBody, words) => {
  await expect(aws.cloudFormation.createStack({ StackName: 'malformed', TemplateBody })).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining(words) as string,
  });
});

const typed =
  'Parameters:\n  Flag: {Type: String, AllowedValues: [true, false], Default: true}\n  Size: {Type: Number, Default: 1}\nResources:\n  One: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref Flag}}\n';
test('unquoted booleans of YAML are the words they are written as', async () => {
  await aws.cloudFormation.createStack({ StackName: 'typed', TemplateBody: typed });
  expect(await stacks.settled(aws, 'typed')).toBe('CREATE_COMPLETE');
  expect((await describe_('typed')).Parameters).toEqual([
    { ParameterKey: 'Flag', ParameterValue: 'true' },
    { ParameterKey: 'Size', ParameterValue: '1' },
  ]);
});

test.each<[string, object[], string]>([
  [
    'that is not allowed',
    [{ ParameterKey: 'Flag', ParameterValue: 'perhaps' }],
    "Parameter 'Flag' must be one of AllowedValues",
  ],
  ['that is no number', [{ ParameterKey: 'Size', ParameterValue: 'big' }], "Parameter 'Size' must be a number."],
])('a value %s', async (_fault, Parameters, words) => {
  await expect(
    aws.cloudFormation.createStack({ StackName: 'untyped', TemplateBody: typed, Parameters }),
  ).rejects.toThrow(words);
});

test('all parameters without a value are named', async () => {
  const template = {
    Parameters: { A: { Type: 'String' }, B: { Type: 'String' }, C: { Type: 'String', Default: 'c' } },
    Resources: { One: parameter('1') },
  };
  await expect(changeSet('missing', 'first', template, { ChangeSetType: 'CREATE' })).rejects.toThrow(
    'Parameters: [A, B] must have values',
  );
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
test.each([
  ['BUCKET.s3.amazonaws.com', 'https://template-forms.s3.amazonaws.com/below/one.json'],
  ['BUCKET.s3.REGION.amazonaws.com', `https://template-forms.s3.${region}.amazonaws.com/below/one.json`],
  [
    'BUCKET.s3.dualstack.REGION.amazonaws.com',
    `https://template-forms.s3.dualstack.${region}.amazonaws.com/below/one.json`,
  ],
  ['s3.amazonaws.com/BUCKET', 'https://s3.amazonaws.com/template-forms/below/one.json'],
  ['s3.REGION.amazonaws.com/BUCKET', `https://s3.${region}.amazonaws.com/template-forms/below/one.json`],
  ['s3-REGION.amazonaws.com/BUCKET', `https://s3-${region}.amazonaws.com/template-forms/below/one.json`],
])('a template at %s', async (_form, TemplateURL) => {
  await aws.s3.createBucket({ Bucket: 'template-forms' }).catch(() => undefined);
  await aws.s3.putObject({
    Bucket: 'template-forms',
    Key: 'below/one.json',
    Body: JSON.stringify({ Resources: { One: parameter('1') } }),
  });
  await expect(aws.cloudFormation.validateTemplate({ TemplateURL })).resolves.toMatchObject({ Parameters: [] });
});

test.each([
  ['of another host', 'https://example.com/bucket/template.json', 'TemplateURL must be a supported URL.'],
  [
    "of S3's own form",
    's3://template-forms/one.json',
    'S3 error: Domain name specified in template-forms is not a valid S3 domain',
  ],
])('a template %s is refused', async (_form, TemplateURL, words) => {
  await expect(aws.cloudFormation.createStack({ StackName: 'elsewhere', TemplateURL })).rejects.toMatchObject({
    name: 'ValidationError',
    message: words,
  });
});

test('an attribute may be named by a parameter', async () => {
  const more = {
    Parameters: { Which: { Type: 'String', Default: 'TopicName' } },
    Outputs: { Out: { Value: { 'Fn::GetAtt': ['Topic', { Ref: 'Which' }] } } },
  };
  expect(
    await stacks.create(aws, 'which', { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'named' } } }, more),
  ).toBe('CREATE_COMPLETE');
  expect((await describe_('which')).Outputs).toMatchObject([{ OutputValue: 'named' }]);
});

test("a user has the stack's tags, and none of CloudFormation's", async () => {
  await changeSet(
    'user',
    'first',
    { Resources: { User: { Type: 'AWS::IAM::User' } } },
    { ChangeSetType: 'CREATE', Tags: [{ Key: 'team', Value: 'a' }], Capabilities: ['CAPABILITY_IAM'] },
  );
  await execute('user', 'first');
  const { User } = await stacks.physicalIds(aws, 'user');
  expect((await aws.iam.getUser({ UserName: User })).User!.Tags).toEqual([{ Key: 'team', Value: 'a' }]);
});

test('a type that needs a role of its service does not keep the cloud waiting for itself', async () => {
  const table = {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'k', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
  };
  expect(await stacks.create(aws, 'table', { Table: table })).toBe('CREATE_COMPLETE');
}, 15_000);

test("the CDK's metadata is a resource", async () => {
  expect(
    await stacks.create(aws, 'metadata', {
      CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2:deflate64:x' } },
    }),
  ).toBe('CREATE_COMPLETE');
  expect(Object.keys(await stacks.physicalIds(aws, 'metadata'))).toEqual(['CDKMetadata']);
});

test.each<[string, object, string]>([
  [
    'types that are not allowed',
    { ResourceTypes: ['AWS::EC2::*', 'AWS::SNS::Topic'] },
    'Resource type AWS::SSM::Parameter is not allowed by parameter ResourceTypes [AWS::EC2::*, AWS::SNS::Topic]',
  ],
  [
    'alarms that would have to be watched',
    {
      RollbackConfiguration: {
        RollbackTriggers: [{ Arn: `arn:aws:cloudwatch:${region}:${account}:alarm:a`, Type: 'AWS::CloudWatch::Alarm' }],
      },
    },
    'watches no alarms',
  ],
])('%s', async (_what, more, words) => {
  await expect(
    aws.cloudFormation.createStack({
      StackName: 'not-begun',
      TemplateBody: JSON.stringify({ Resources: { One: parameter('1') } }),
      ...more,
    }),
  ).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringContaining(words) as string });
});

test.each([[['AWS::*']], [['AWS::SSM::*']], [['AWS::SSM::Parameter']]])(
  'types that %j allows',
  async (ResourceTypes) => {
    const { Id } = await changeSet(
      `allowed-${ResourceTypes[0]!.replaceAll(/\W/g, '')}`,
      'first',
      { Resources: { One: parameter('1') } },
      { ChangeSetType: 'CREATE', ResourceTypes },
    );
    expect(Id).toBeDefined();
  },
);

test('a mapping may be keyed by what is known with the stack only', async () => {
  const more = {
    Mappings: { Kinds: { named: { kind: 'one' } } },
    Outputs: { Out: { Value: { 'Fn::FindInMap': ['Kinds', { Ref: 'AWS::StackName' }, 'kind'] } } },
  };
  expect(await stacks.create(aws, 'named', { One: parameter('1') }, more)).toBe('CREATE_COMPLETE');
  const chosen = {
    Parameters: { Kind: { Type: 'String', Default: 'nobody' } },
    Mappings: more.Mappings,
    Resources: { One: parameter({ 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'kind'] }) },
  };
  await expect(changeSet('chosen', 'first', chosen, { ChangeSetType: 'CREATE' })).rejects.toThrow(
    'Template error: Unable to get mapping for Kinds::nobody::kind',
  );
});

test('a template without resources is neither summarised nor valid', async () => {
  const TemplateBody = JSON.stringify({ Resources: {} });
  for (const call of [
    aws.cloudFormation.getTemplateSummary({ TemplateBody }),
    aws.cloudFormation.validateTemplate({ TemplateBody }),
  ]) {
    await expect(call).rejects.toThrow('At least one Resources member must be defined.');
  }
  const { Description, Parameters } = await aws.cloudFormation.getTemplateSummary({
    TemplateBody: JSON.stringify({ Parameters: { A: { Type: 'String' } }, Resources: { One: parameter('1') } }),
  });
  expect([Description, Parameters![0]!.DefaultValue, Parameters![0]!.Description]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what failed to change says so where nothing is taken back', async () => {
  await stacks.create(aws, 'kept-failed', { One: parameter('1') });
  const TemplateBody = JSON.stringify({ Resources: { One: parameter('2', { AllowedPattern: '^1$' }) } });
  await aws.cloudFormation.updateStack({ StackName: 'kept-failed', TemplateBody, DisableRollback: true });
  expect(await stacks.settled(aws, 'kept-failed')).toBe('UPDATE_FAILED');
  const { StackResources } = await aws.cloudFormation.describeStackResources({ StackName: 'kept-failed' });
  expect(StackResources).toMatchObject([{ ResourceStatus: 'UPDATE_FAILED' }]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html: "Only the first 100 resources"
test('DescribeStackResources stops at the hundredth resource, ListStackResources goes on', async () => {
  const Resources = Object.fromEntries(Array.from({ length: 103 }, (_, i) => [`P${i}`, parameter(String(i))]));
  await changeSet('many', 'first', { Resources }, { ChangeSetType: 'CREATE' });
  expect(await execute('many', 'first')).toBe('CREATE_COMPLETE');
  const { StackResources } = await aws.cloudFormation.describeStackResources({ StackName: 'many' });
  expect(StackResources).toHaveLength(100);
  const first = await aws.cloudFormation.listStackResources({ StackName: 'many' });
  const second = await aws.cloudFormation.listStackResources({ StackName: 'many', NextToken: first.NextToken });
  expect([first.StackResourceSummaries!.length, second.StackResourceSummaries!.length, second.NextToken]).toEqual([
    100,
    3,
    undefined,
  ]);
});
