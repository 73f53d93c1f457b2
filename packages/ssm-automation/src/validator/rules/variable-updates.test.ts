import { find } from '../../testing/find';

const rest = {
  parameters: { S: { type: 'String' }, L: { type: 'StringList' } },
  variables: { s: { type: 'String' }, n: { type: 'Integer' }, l: { type: 'StringList' }, m: { type: 'StringMap' } },
};
const update = (Name: string, Value: unknown) =>
  find([{ name: 'set', action: 'aws:updateVariable', inputs: { Name, Value } }], rest);

test.each([
  ['variable:n', '{{ variable:n }}'],
  ['variable:n', 5],
  ['variable:l', ['a', '{{ L }}']],
  ['variable:l', '{{ L }}'],
  ['variable:l', []],
  ['variable:m', { a: 1 }],
  ['variable:s', 'of {{ S }}'],
  ['{{ S }}', 1],
])('%s takes %p', async (name, value) => {
  expect(await update(name, value)).toEqual([]);
});

test.each([
  ['variable:x', 1, 'unknown-variable set'],
  ['n', 5, 'wrong-input set'],
  ['variable:n', 'five', 'wrong-input set'],
  ['variable:n', '5', 'wrong-input set'],
  ['variable:n', '{{ S }}', 'wrong-input set'],
  ['variable:s', 5, 'wrong-input set'],
  ['variable:s', '', 'beyond-limit set'],
  ['variable:n', '{{ L }}', 'wrong-reference-type set'],
  ['variable:m', '{{ L }}', 'wrong-reference-type set'],
  ['variable:m', 'text', 'wrong-input set'],
])('%s does not take %p', async (name, value, finding) => {
  expect(await update(name, value)).toEqual([finding]);
});
