import { type Step } from '../../document';
import { documentOf, run } from '../../testing/run';

const update = (Name: string, Value: unknown): Step => ({
  name: 'set',
  action: 'aws:updateVariable',
  inputs: { Name, Value },
});
const variables = { count: { type: 'Integer', default: 1 }, list: { type: 'StringList' } } as const;

test.each([
  ['variable:count', '2', { count: ['2'] }],
  ['count', 3, { count: ['3'] }],
  ['variable:list', ['a', 'b'], { count: ['1'], list: ['a', 'b'] }],
])('%s becomes %p', async (name, value, expected) => {
  expect((await run(documentOf([update(name, value)], { variables }))).record.Variables).toEqual(expected);
});

test('what is not declared, or not of the type, fails', async () => {
  expect((await run(documentOf([update('variable:nope', 1)], { variables }))).status).toBe('Failed');
  expect((await run(documentOf([update('variable:count', 'many')], { variables }))).status).toBe('Failed');
});
