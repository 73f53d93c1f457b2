import { type ApiShape } from '../validator';
import { validatorPorts } from './ports';

const ports = validatorPorts();
const { apis } = ports;
afterAll(() => ports.stop());

const member = (shape: ApiShape | undefined, ...names: string[]): ApiShape | undefined =>
  names.reduce<ApiShape | undefined>(
    (at, name) =>
      at?.kind === 'structure'
        ? at.members.get(name)?.()
        : at?.kind === 'list'
          ? member(at.element(), name)
          : undefined,
    shape,
  );

test.each([
  ['ec2', 'DescribeInstances'],
  ['ec2', 'describe_instances'],
  ['EC2', 'describeInstances'],
  ['rds', 'describe_db_instances'],
  ['rds', 'describeDBInstances'],
  ['elbv2', 'DescribeLoadBalancers'],
])('%s %s', (service, api) => {
  expect(apis.service(service)?.operation(api)?.name).toMatch(/^Describe/);
});

test.each([
  ['ec2', 'DescribeInstance'],
  ['ec2', 'describeinstances'],
  ['rds', 'describeDbInstances'],
  ['ec2', 'toString'],
])('%s has no %s', (service, api) => {
  expect(apis.service(service)?.operation(api)).toBeUndefined();
});

test.each(['ecc2', 'endpoints.json', '', '../ec2', 'constructor'])('there is no service %p', (name) => {
  expect(apis.service(name)).toBeUndefined();
});

test('shapes hold what is needed, and what may be given, however deep', () => {
  const run = apis.service('ec2')?.operation('RunInstances')?.input;
  expect(run).toMatchObject({ kind: 'structure', required: ['MaxCount', 'MinCount'] });
  expect(member(run, 'BlockDeviceMappings', 'Ebs', 'VolumeSize')).toEqual({ kind: 'integer' });
  expect(
    member(apis.service('ec2')?.operation('DescribeInstances')?.output, 'Reservations', 'Instances', 'State', 'Name'),
  ).toEqual({
    kind: 'string',
    values: ['pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped'],
  });
  expect(member(apis.service('ssm')?.operation('GetParameters')?.input, 'Names')).toMatchObject({ least: 1, most: 10 });
  // A value of DynamoDB holds values of DynamoDB.
  expect(member(apis.service('dynamodb')?.operation('PutItem')?.input, 'Item')).toMatchObject({ kind: 'map' });
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html names GetObject as one that streams.
test.each([
  ['s3', 'GetObject', true],
  ['s3', 'get_object', true],
  ['s3', 'HeadObject', undefined],
  ['s3', 'PutObject', undefined],
  ['ec2', 'DescribeInstances', undefined],
])('%s %s streams: %p', (service, api, streams) => {
  expect(apis.service(service)?.operation(api)?.streams).toBe(streams);
});
