import { find } from '../../testing/find';

const step = (action: string, inputs?: object) =>
  find([{ name: 'one', action: `aws:${action}`, ...(inputs && { inputs }) }], {
    parameters: { Id: { type: 'String' }, Ids: { type: 'StringList' }, Map: { type: 'StringMap' } },
  });

test.each([
  ['sleep', { Duration: 'PT10M' }],
  ['sleep', { Timestamp: '2030-01-01T00:00:00Z' }],
  ['sleep', { Duration: 'P{{ Id }}D' }],
  ['pause', undefined],
  ['pause', {}],
  ['changeInstanceState', { InstanceIds: '{{ Ids }}', DesiredState: 'stopped', CheckStateOnly: 'false' }],
  ['changeInstanceState', { InstanceIds: ['{{ Ids }}', '{{ Id }}'], DesiredState: '{{ Id }}' }],
  ['executeAutomation', { DocumentName: 'other', RuntimeParameters: '{{ Map }}' }],
  ['runCommand', { DocumentName: 'other', Targets: [{ Key: 'tag:a', Values: ['b'] }] }],
  ['createStack', { StackName: 's', TemplateBody: { Resources: {} }, OnFailure: 'DELETE' }],
  ['createStack', { StackName: 's', TemplateURL: 'https://a', Capabilities: ['CAPABILITY_IAM', '{{ Id }}'] }],
  ['createStack', { StackName: 'relay-{{ Id }}', TemplateURL: 'https://a', Capabilities: '{{ Ids }}' }],
  [
    'executeAutomation',
    { DocumentName: 'other', Targets: [{ Key: 'tag:a', Values: ['b'] }], TargetParameterName: 'Id' },
  ],
  ['approve', { Approvers: ['a'], NotificationArn: 'arn:aws:sns:us-east-1:111122223333:Automation-approvals' }],
  ['approve', { Approvers: ['a'], NotificationArn: '{{ Id }}' }],
  ['runInstances', { ImageId: 'ami-1', UserData: 'IyEvYmluL3NoCmVjaG8gaGVsbG8K' }],
  ['createTags', { ResourceIds: ['mi-1'], ResourceType: 'ManagedInstance', Tags: [{ Key: 'a', Value: 'b' }] }],
])('%s %p is fine', async (action, inputs) => {
  expect(await step(action, inputs)).toEqual([]);
});

test.each([
  ['sleep', {}, 'missing-input'],
  ['sleep', undefined, 'missing-input'],
  ['sleep', { Duration: '10 minutes' }, 'wrong-input'],
  ['sleep', { Duration: 'P' }, 'wrong-input'],
  ['sleep', { Duration: 'PT1M', Timestamp: 'x' }, 'wrong-input'],
  ['pause', { Mesage: 'm' }, 'unknown-input'],
  ['changeInstanceState', { InstanceIds: ['i-1'], DesiredState: 'runing' }, 'wrong-input'],
  ['changeInstanceState', { InstanceIds: '{{ Map }}', DesiredState: 'running' }, 'wrong-reference-type'],
  ['changeInstanceState', { InstanceIds: { a: 1 }, DesiredState: 'running' }, 'wrong-input'],
  ['deleteStack', { StackName: '{{ Ids }}' }, 'wrong-reference-type'],
  ['deleteStack', { StackName: null }, 'missing-input'],
  ['executeAutomation', { DocumentName: 'other', RuntimeParameters: ['a'] }, 'wrong-input'],
  ['runCommand', { DocumentName: 'x' }, 'missing-input'],
  ['executeScript', { Runtime: 'ruby', Script: 'x' }, 'wrong-input'],
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
  ['createStack', { StackName: '1st', TemplateURL: 'https://a' }, 'wrong-input'],
  ['createStack', { StackName: 's', TemplateURL: 'https://a', Capabilities: ['CAPABILITY_IAN'] }, 'wrong-input'],
  ['createStack', { StackName: 's', TemplateURL: 'a', DisableRollback: true, OnFailure: 'DELETE' }, 'wrong-input'],
  ['createStack', { StackName: 's', TemplateURL: 'a', StackPolicyBody: '{}', StackPolicyURL: 'b' }, 'wrong-input'],
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
  ['executeAutomation', { DocumentName: 'other', Targets: [{ Key: 'tag:a', Values: ['b'] }] }, 'missing-input'],
  [
    'executeAutomation',
    { DocumentName: 'other', Targets: [{}], TargetMaps: [{}], TargetParameterName: 'Id' },
    'wrong-input',
  ],
  [
    'executeAutomation',
    { DocumentName: 'other', Tags: 'abcdef'.split('').map((Key) => ({ Key, Value: 'v' })) },
    'beyond-limit',
  ],
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
  ['approve', { Approvers: ['a'], NotificationArn: 'arn:aws:sns:us-east-1:111122223333:approvals' }, 'wrong-input'],
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runinstance.html
  ['runInstances', { ImageId: 'ami-1', UserData: '#!/bin/sh\necho hello' }, 'wrong-input'],
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-createtag.html
  ['createTags', { ResourceIds: ['a'], ResourceType: 'Bucket', Tags: [{ Key: 'a', Value: 'b' }] }, 'wrong-input'],
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html
  ['invokeLambdaFunction', { FunctionName: 'f', LogType: 'Tail', InvocationType: 'Event' }, 'wrong-input'],
])('%s %p: %s', async (action, inputs, code) => {
  expect((await step(action, inputs)).map((each) => each.split(' ')[0])).toContain(code);
});
