import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { DescribeImagesCommand, DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { DescribeInstanceInformationCommand, GetParameterCommand, ListCommandsCommand } from '@aws-sdk/client-ssm';
import { validatorPorts } from '../../ports';
import { parseSelector } from '../../executor';
import { selectorMismatch } from '../../validator/values/selector-match';
import { type AwsCommand, apiOf } from '../aws-command';
import { type Place, type Selection, selectionOf } from './select';

const ports = validatorPorts();
afterAll(() => ports.stop());

const of = <C extends AwsCommand>(command: C, place: Place<C>): readonly [AwsCommand, Selection] => [
  command,
  selectionOf(command, place),
];

test.each([
  ['$.Parameter.Value', 'String', of(GetParameterCommand, (r) => r.Parameter!.Value)],
  ['$.Parameter.Version', 'Integer', of(GetParameterCommand, (r) => r.Parameter.Version)],
  ['$.Parameter.LastModifiedDate', 'String', of(GetParameterCommand, (r) => r.Parameter?.LastModifiedDate)],
  ['$.Parameter', 'StringMap', of(GetParameterCommand, (r) => r.Parameter)],
  ['$', 'StringMap', of(GetParameterCommand, (r) => r)],
  ['$.Images[0].ImageId', 'String', of(DescribeImagesCommand, (r) => r.Images[0]!.ImageId)],
  ['$.Images[0].EnaSupport', 'Boolean', of(DescribeImagesCommand, (r) => r.Images[0]!.EnaSupport)],
  ['$.Images', 'MapList', of(DescribeImagesCommand, (r) => r.Images)],
  ['$.Images[*].ImageId', 'StringList', of(DescribeImagesCommand, (r) => r.Images.map((image) => image.ImageId))],
  [
    '$.Reservations[*].Instances[*].InstanceId',
    'StringList',
    of(DescribeInstancesCommand, (r) => r.Reservations.flatMap((each) => each.Instances.map((one) => one.InstanceId))),
  ],
  [
    '$.Reservations[*].Instances[*]',
    'MapList',
    of(DescribeInstancesCommand, (r) => r.Reservations.flatMap((each) => each.Instances)),
  ],
  ['$.Commands[0].InstanceIds', 'StringList', of(ListCommandsCommand, (r) => r.Commands[0]!.InstanceIds)],
  [
    "$.Commands[0].Parameters['commands.x']",
    'StringList',
    of(ListCommandsCommand, (r) => r.Commands[0]!.Parameters['commands.x']),
  ],
  [
    '$.InstanceInformationList[0].PlatformType',
    'String',
    of(DescribeInstanceInformationCommand, (r) => r.InstanceInformationList[0]!.PlatformType),
  ],
  ['$.Stacks[0].Outputs', 'MapList', of(DescribeStacksCommand, (r) => r.Stacks[0]!.Outputs)],
  [
    '$.MetricAlarms[*].AlarmName',
    'StringList',
    of(DescribeAlarmsCommand, (r) => r.MetricAlarms.map((a) => a.AlarmName)),
  ],
  ['$.StagesAvailable', 'StringList', of(GetTemplateCommand, (r) => r.StagesAvailable)],
] as const)('%s is a %s', (selector, type, [command, found]) => {
  expect(found).toEqual({ selector, type });
  // What the builder names, botocore's model answers too.
  const { Service, Api } = apiOf(command);
  const answer = ports.apis.service(Service)?.operation(Api)?.output;
  expect(answer && selectorMismatch(parseSelector(selector), answer)).toBeUndefined();
});

type Anything = { readonly [key: string]: Anything };
const any = (place: (r: Anything) => unknown) => () => selectionOf(GetParameterCommand, place as never);

test.each([
  [
    'a field that the API does not answer',
    any((r) => r.Paramter!.Value),
    'answers no Paramter in $: Parameter may be meant',
  ],
  ['a field below a plain value', any((r) => r.Parameter!.Value!.length), 'answers no length in $.Parameter.Value'],
  ['what came with the answer', any((r) => r.$metadata!.requestId), 'answers no $metadata'],
  ['a computed text', any((r) => `${String(r.Parameter!.Value)}!`), 'compute in a script'],
  ['a constant', any(() => 'x'), 'a place in the answer is named, not computed'],
  ['nothing', any(() => undefined), 'a place in the answer is named, not computed'],
])('%s is refused', (_, select, problem) => {
  expect(select).toThrow(problem);
});

test('places without a type of Automation are refused, with the way out', () => {
  expect(() => selectionOf(GetObjectCommand, (r) => r.Body)).toThrow("name it with steps.selector('…', '…')");
  expect(() => selectionOf(DescribeInstancesCommand, (r) => r.Reservations.map((each) => each.Instances))).toThrow(
    'Automation has no type for $.Reservations[*].Instances',
  );
  expect(() =>
    selectionOf(DescribeInstancesCommand, (r) => (r.Reservations as unknown as unknown[]).filter(Boolean)),
  ).toThrow('$.Reservations is a list: select [0], .map(…) or .flatMap(…) of it; there is no filter');
});
