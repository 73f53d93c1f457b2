import { type ActionName } from '../document';
import { type DocumentPart } from './documented-fact';

/** The name of the step that a part puts in front. */
export const SAMPLE = 'documentedFact';

const CALL = { Service: 'ec2', Api: 'DescribeInstances' } as const;
const PROPERTY = {
  ...CALL,
  PropertySelector: '$.Reservations[0].Instances[0].State.Name',
  DesiredValues: ['running'],
} as const;
const INSTANCE = 'i-0123456789abcdef0';

/** A step's name, action and the rest for the inside of a loop. */
const INNER = { name: 'documentedInside', action: 'aws:sleep', inputs: { Duration: 'PT1S' } } as const;

/** The least that each action takes. */
export const SAMPLE_INPUTS: Readonly<Record<ActionName, Readonly<Record<string, unknown>>>> = {
  'aws:approve': { Approvers: ['arn:aws:iam::111122223333:user/ann', 'arn:aws:iam::111122223333:user/bob'] },
  'aws:assertAwsResourceProperty': PROPERTY,
  'aws:branch': { Choices: [{ NextStep: SAMPLE, Variable: '{{ global:REGION }}', StringEquals: 'eu-west-1' }] },
  'aws:changeInstanceState': { InstanceIds: [INSTANCE], DesiredState: 'stopped' },
  'aws:copyImage': { SourceImageId: 'ami-0123456789abcdef0', SourceRegion: 'eu-west-1', ImageName: 'copy' },
  'aws:createImage': { InstanceId: INSTANCE, ImageName: 'image' },
  'aws:createStack': { StackName: 'stack', TemplateURL: 'https://example.com/template.yaml' },
  'aws:createTags': { ResourceIds: [INSTANCE], Tags: [{ Key: 'owner', Value: 'ann' }] },
  'aws:deleteImage': { ImageId: 'ami-0123456789abcdef0' },
  'aws:deleteStack': { StackName: 'stack' },
  'aws:executeAutomation': { DocumentName: 'AWS-StopEC2Instance' },
  'aws:executeAwsApi': CALL,
  'aws:executeScript': {
    Runtime: 'python3.11',
    Handler: 'main',
    Script: 'def main(events, context):\n    return {}\n',
  },
  'aws:executeStateMachine': { stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:one' },
  'aws:invokeLambdaFunction': { FunctionName: 'one' },
  'aws:invokeWebhook': { IntegrationName: 'hook' },
  'aws:loop': { Iterators: ['a', 'b'], Steps: [INNER] },
  'aws:pause': {},
  'aws:runCommand': {
    DocumentName: 'AWS-ConfigureAWSPackage',
    InstanceIds: [INSTANCE],
    Parameters: { action: 'Install', name: 'x' },
  },
  'aws:runInstances': { ImageId: 'ami-0123456789abcdef0' },
  'aws:sleep': { Duration: 'PT1S' },
  'aws:updateVariable': { Name: 'variable:documentedVariable', Value: 'x' },
  'aws:waitForAwsResourceProperty': PROPERTY,
};

/**
 * A part with one step.
 * @param inputs beside the least that the action takes; undefined takes one away
 * @param envelope beside name, action and inputs
 */
export function sample(
  action: ActionName,
  inputs: Readonly<Record<string, unknown>> = {},
  envelope: Readonly<Record<string, unknown>> = {},
): DocumentPart {
  const all = Object.entries({ ...SAMPLE_INPUTS[action], ...inputs }).filter(([, value]) => value !== undefined);
  return { steps: [{ name: SAMPLE, action, inputs: Object.fromEntries(all), ...envelope }] };
}

/** As many of something as a limit is about. */
export function many<T>(count: number, each: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => each(index));
}
