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
  ['executeAutomation', { DocumentName: 'x', RuntimeParameters: '{{ Map }}' }],
  ['runCommand', { DocumentName: 'x', Targets: [{ Key: 'tag:a', Values: ['b'] }] }],
  ['createStack', { StackName: 's', TemplateBody: { Resources: {} }, OnFailure: 'DELETE' }],
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
  ['executeAutomation', { DocumentName: 'x', RuntimeParameters: ['a'] }, 'wrong-input'],
  ['runCommand', { DocumentName: 'x' }, 'missing-input'],
  ['executeScript', { Runtime: 'ruby', Script: 'x' }, 'wrong-input'],
])('%s %p: %s', async (action, inputs, code) => {
  expect((await step(action, inputs)).map((each) => each.split(' ')[0])).toContain(code);
});
