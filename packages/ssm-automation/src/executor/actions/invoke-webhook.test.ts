import { documentOf, run } from '../../testing/run';

const document = documentOf([
  { name: 'hook', action: 'aws:invokeWebhook', inputs: { IntegrationName: 'chat', Body: { text: 'x' } } },
]);

test.each([
  [200, 'Success'],
  [404, 'Failed'],
])('an answer of %p is %s', async (responseCode, status) => {
  const asked: unknown[] = [];
  const invoke = (...args: unknown[]) => Promise.resolve({ response: 'r', responseCode, n: asked.push(args) });
  expect((await run(document, {}, { webhooks: { invoke } })).status).toBe(status);
  expect(asked).toEqual([['chat', '{"text":"x"}']]);
});

test('nobody to invoke it fails', async () => {
  expect((await run(document)).status).toBe('Failed');
});
