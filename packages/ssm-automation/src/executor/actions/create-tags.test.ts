import { documentOf, run } from '../../testing/run';

const tag = (inputs: Record<string, unknown>) =>
  run(
    documentOf([
      {
        name: 'tag',
        action: 'aws:createTags',
        inputs: { ResourceIds: ['a', 'b'], Tags: [{ Key: 'k', Value: 'v' }], ...inputs },
      },
    ]),
  );

test('EC2 resources are tagged together, of others one at a time', async () => {
  expect((await tag({})).calls).toEqual([
    { service: 'ec2', api: 'CreateTags', parameters: { Resources: ['a', 'b'], Tags: [{ Key: 'k', Value: 'v' }] } },
  ]);
  expect((await tag({ ResourceType: 'ManagedInstance' })).status).toBe('Failed');
  const { calls } = await tag({ ResourceType: 'ManagedInstance', ResourceIds: ['a'] });
  expect(calls.map(({ api, parameters }) => [api, parameters['ResourceId']])).toEqual([['AddTagsToResource', 'a']]);
});
