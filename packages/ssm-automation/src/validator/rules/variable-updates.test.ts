import { find } from '../../testing/find';

const rest = {
  parameters: { S: { type: 'String' }, L: { type: 'StringList' } },
  variables: { n: { type: 'Integer' }, l: { type: 'StringList' }, m: { type: 'StringMap' } },
};
const update = (Name: string, Value: unknown) =>
  find([{ name: 'set', action: 'aws:updateVariable', inputs: { Name, Value } }], rest);

test.each([
  ['variable:n', '{{ S }}'],
  ['n', 5],
  ['l', ['a', '{{ L }}']],
  ['l', '{{ L }}'],
  ['m', { a: 1 }],
  ['{{ S }}', 1],
])('%s takes %p', async (name, value) => {
  expect(await update(name, value)).toEqual([]);
});

test.each([
  ['variable:x', 1, 'unknown-variable set'],
  ['n', 'five', 'wrong-input set'],
  ['n', '{{ L }}', 'wrong-reference-type set'],
  ['m', '{{ L }}', 'wrong-reference-type set'],
  ['m', 'text', 'wrong-input set'],
])('%s does not take %p', async (name, value, finding) => {
  expect(await update(name, value)).toEqual([finding]);
});
