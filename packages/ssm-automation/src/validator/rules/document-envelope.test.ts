import { find, nap } from '../../testing/find';

test('the outermost keys, empty sections included', async () => {
  expect(
    await find([nap('one')], {
      description: 'd',
      assumeRole: '',
      parameters: null,
      outputs: null,
      files: { 'a.zip': { checksums: { sha256: 'a'.repeat(64) } } },
    }),
  ).toEqual([]);
});

test.each([
  [{ descripton: 'd' }, ['unknown-key']],
  [{ schemaVersion: '0.4' }, ['wrong-value']],
  [{ schemaVersion: 0.3 }, ['wrong-value']],
  [{ schemaVersion: undefined }, ['missing-key']],
  [{ assumeRole: '{{ssm:/role}}' }, ['wrong-value']],
  [{ templateInformation: 5, emergencyChange: 'perhaps' }, ['wrong-value']],
  [{ description: ['d'] }, ['wrong-value']],
  [{ parameters: ['P'] }, ['wrong-value']],
  [{ outputs: 'one.Said' }, ['wrong-value']],
  [{ outputs: [1] }, ['wrong-value']],
])('%p', async (rest, codes) => {
  expect(await find([nap('one')], rest)).toEqual(codes);
});
