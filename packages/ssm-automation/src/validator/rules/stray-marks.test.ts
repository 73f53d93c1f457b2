import { find } from '../../testing/find';

const image = (ImageId: unknown) =>
  find([{ name: 'one', action: 'aws:deleteImage', description: "it is the owners' own", inputs: { ImageId } }]);

test.each(["ami-1'", '"ami-1', 'ami-1]', '{ami-1'])('%s has lost a mark', async (text) => {
  expect(await image(text)).toEqual(['stray-mark one']);
});

test.each(['ami-1', "'ami-1'", 'a[0]', "it's", '[1, 2]', "'", "a 'b' c'd'", "first\nsecond'"])(
  '%j has not',
  async (text) => {
    expect(await image(text)).toEqual([]);
  },
);

test('of YAML that lost a quote too', async () => {
  const { validateDocument } = await import('../validate');
  const text = (quote: string) =>
    `schemaVersion: '0.3'\nmainSteps:\n  - name: one\n    action: aws:deleteImage\n    inputs: { ImageId: ${quote}ami-1' }\n`;
  expect(await validateDocument(text("'"))).toEqual([]);
  expect(await validateDocument(text(''))).toMatchObject([{ code: 'stray-mark', position: { line: 5, column: 24 } }]);
});

test.each([
  ["^[a-z]+$'", ['stray-mark']],
  ['"^[a-z]+$', ['stray-mark']],
  ["^[a-z]+\\$'", []],
  ["^[a-z']+$", []],
  ["[a-z]'", []],
  ['^[a-z]$', []],
])('a pattern %j', async (allowedPattern, findings) => {
  const step = { name: 'one', action: 'aws:deleteImage', inputs: { ImageId: '{{ P }}' } };
  expect(await find([step], { parameters: { P: { type: 'String', allowedPattern } } })).toEqual(findings);
});
