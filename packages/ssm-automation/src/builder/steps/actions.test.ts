import { ACTION_NAMES, type ActionName } from '../../document';
import { ACTION_CONTRACTS } from '../../validator';
import { Ref } from '../ref';
import { type AnyStep } from '../step-value';
import * as steps from '.';

const text = new Ref<string>('P');
const maps = [{ Key: 'k', Value: 'v' }];

/** A step of every action that no other test has whole, with everything that it may be given. */
const FULL: readonly AnyStep[] = [
  steps.approve('s', { approvers: ['a'], message: 'm', minRequiredApprovals: 1, notificationArn: text }),
  steps.changeInstanceState('s', { instanceIds: [text], desiredState: 'stopped', force: true, additionalInfo: 'i' }),
  steps.copyImage('s', {
    ...{ sourceImageId: text, sourceRegion: text, imageName: 'n', imageDescription: 'd', encrypted: true },
    ...{ kmsKeyId: 'k', clientToken: 't' },
  }),
  steps.createImage('s', { instanceId: text, imageName: 'n', imageDescription: 'd', blockDeviceMappings: maps }),
  steps.createStack('s', {
    ...{ stackName: 'n', templateUrl: text, parameters: [{ ParameterKey: 'k', ParameterValue: text }] },
    ...{ capabilities: ['CAPABILITY_IAM'], tags: maps, roleArn: text, onStackFailure: 'DELETE', timeoutInMinutes: 5 },
    ...{ notificationArns: [text], resourceTypes: ['AWS::*'], stackPolicyUrl: text, clientRequestToken: 't' },
  }),
  steps.createTags('s', { resourceIds: [text], tags: [{ key: 'k', value: 'v' }] }),
  steps.deleteImage('s', { imageId: text }),
  steps.deleteStack('s', { stackName: 'n', retainResources: ['r'], roleArn: text, clientRequestToken: 't' }),
  steps.executeAutomation('s', {
    ...{ documentName: 'd', documentVersion: '1', tags: { a: 'b' }, runtimeParameters: {}, maxConcurrency: '1' },
    ...{ targets: [{ key: 'tag:a', values: ['b'] }], targetParameterName: 'P', maxErrors: '0', targetLocations: [{}] },
  }),
  steps.executeScript('s', { handler: 'h', script: 's', attachment: 'a.zip' }),
  steps.executeStateMachine('s', { stateMachineArn: text, input: '{}', executionName: 'n', traceHeader: 't' }),
  steps.invokeLambdaFunction('s', {
    ...{ functionName: text, inputPayload: {}, qualifier: '1', invocationType: 'Event', logType: 'Tail' },
    ...{ clientContext: 'c', outputs: { Count: 'Integer' } },
  }),
  steps.invokeWebhook('s', { integrationName: 'i', body: '{}' }),
  steps.forEach('s', { iterators: ['a'], steps: () => [] }),
  steps.pause('s'),
  steps.runCommand('s', {
    ...{ documentName: 'd', documentVersion: '1', targets: [{ key: 'tag:a', values: ['b'] }], comment: 'c' },
    ...{ parameters: {}, maxConcurrency: '1', maxErrors: '0', cloudWatchLogGroup: 'g', deliveryTimeoutSeconds: 60 },
    outputS3: { bucket: 'b', prefix: 'p' },
  }),
  steps.runInstances('s', {
    ...{ imageId: text, instanceType: 't3.micro', minInstanceCount: 1, maxInstanceCount: 1, subnetId: text },
    ...{ securityGroupIds: [text], securityGroups: ['g'], iamInstanceProfileName: 'p', iamInstanceProfileArn: 'a' },
    ...{ keyName: 'k', userData: 'dQ==', tagSpecifications: maps, blockDeviceMappings: maps, networkInterfaces: maps },
    ...{ metadataOptions: {}, placement: {}, privateIpAddress: '10.0.0.1', disableApiTermination: true },
    ...{ instanceInitiatedShutdownBehavior: 'stop', ebsOptimized: true, monitoring: true, clientToken: 't' },
    ...{ additionalInfo: 'i', kernelId: 'k', ramdiskId: 'r' },
  }),
  steps.sleep('s', { until: '2027-01-01T00:00:00Z' }),
  steps.updateVariable('s', { variable: new Ref<string>('variable:v'), value: text }),
  steps.branch('s', { choices: [], otherwise: 'other' }),
];

test.each(FULL.map((step) => [step.action, step] as const))('%s takes what it is given', (action, { inputs }) => {
  const { inputs: taken } = ACTION_CONTRACTS[action];
  const given = Object.keys(JSON.parse(JSON.stringify(inputs((given, byDefault) => given ?? byDefault))) as object);
  expect(Object.keys({ ...taken, Steps: 1 })).toEqual(expect.arrayContaining(given));
  const needed = Object.keys(taken).filter((name) => taken[name]?.required && name !== 'Steps');
  expect(given).toEqual(expect.arrayContaining(needed));
});

test('there is a function for every action', () => {
  const called: ActionName[] = ['aws:executeAwsApi', 'aws:waitForAwsResourceProperty', 'aws:assertAwsResourceProperty'];
  expect([...called, ...FULL.map(({ action }) => action)].sort()).toEqual([...ACTION_NAMES].sort());
});

test('a raw step is word for word what it is given, and its outputs are typed', () => {
  const step = steps.raw(
    {
      ...{ name: 'one', action: 'aws:executeScript', isEnd: 'true' },
      inputs: { Runtime: 'python3.8' },
      outputs: [{ Name: 'Count', Selector: '$.Payload.Count', Type: 'Integer' }, { Name: 'Text' }],
    },
    { builtIn: ['Payload'] },
  );
  const outputs: [Ref<number>, Ref<string>, Ref<unknown>] = [
    step.outputs.Count,
    step.outputs.Text,
    step.outputs.Payload,
  ];
  expect(outputs.map(String)).toEqual(['{{ one.Count }}', '{{ one.Text }}', '{{ one.Payload }}']);
});
