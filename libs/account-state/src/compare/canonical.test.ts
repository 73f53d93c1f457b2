import fc from 'fast-check';
import { canonical, textOf } from './canonical';
import { valueDifferences } from './value-differences';

const leaf = fc.oneof(fc.integer(), fc.string({ minLength: 1, maxLength: 6 }), fc.boolean());
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{1,5}$/), tie('any'), { maxKeys: 4 }),
  ),
})).any;

test('a value is the same in the words of an answer: texts for numbers, lists in another order, nothing for what is off', () => {
  const inOtherWords = (own: unknown): unknown => {
    if (Array.isArray(own)) return own.map(inOtherWords).reverse();
    if (typeof own === 'object' && own !== null)
      return Object.fromEntries([
        ...Object.entries(own)
          .map(([key, each]: [string, unknown]) => [key, inOtherWords(each)] as const)
          .reverse(),
        // In letters that no generated key has.
        ['EMPTY', []],
        ['OFF', false],
      ]);
    return String(own);
  };
  fc.assert(
    fc.property(value, (own) => {
      expect(valueDifferences(canonical('Any', own), canonical('Any', inOtherWords(own)))).toEqual([]);
    }),
  );
});

test('whatever says something else is seen', () => {
  const text = (own: unknown) => (own === undefined ? undefined : textOf(own));
  fc.assert(
    fc.property(value, value, (one, other) => {
      const [first, second] = [canonical('Any', one), canonical('Any', other)];
      expect(valueDifferences(first, second).length > 0).toBe(text(first) !== text(second));
    }),
    // One and a list of one are the same, inside of another list as well.
    {
      examples: [
        ['x', ['x']],
        [
          [['x'], 'y'],
          ['x', 'y'],
        ],
      ],
    },
  );
});

test('a list whose only member is another one, or gets one more, differs in members', () => {
  const between = (one: unknown, other: unknown) => valueDifferences(canonical('Any', one), canonical('Any', other));
  expect(between([{ Port: 22 }], [{ Port: 80 }])).toEqual([
    { at: '', kind: 'removed', planned: { Port: '22' } },
    { at: '', kind: 'added', found: { Port: '80' } },
  ]);
  expect(between({ Port: 22 }, [{ Port: 22 }, { Port: 80 }])).toEqual([
    { at: '', kind: 'added', found: { Port: '80' } },
  ]);
});

test('what one side has more the other has less', () => {
  const turned = { added: 'removed', removed: 'added', altered: 'altered' };
  fc.assert(
    fc.property(value, value, (one, other) => {
      const [first, second] = [canonical('Any', one), canonical('Any', other)];
      const there = valueDifferences(first, second).map(({ at, kind }) => `${at} ${kind}`);
      const back = valueDifferences(second, first).map(({ at, kind }) => `${at} ${turned[kind]}`);
      expect(back.sort()).toEqual(there.sort());
    }),
  );
});

test.each([
  ['one action and a list of one', { Action: 's3:*' }, { Action: ['s3:*'] }],
  ['everybody, and everybody of AWS', { Principal: '*' }, { Principal: { AWS: '*' } }],
  [
    'an account and its root user',
    { Principal: { AWS: 'arn:aws:iam::111111111111:root' } },
    { Principal: { AWS: ['111111111111'] } },
  ],
])('policies: %s', (_, planned, found) => {
  const policy = (statement: object) => canonical('PolicyDocument', { Statement: [{ Effect: 'Allow', ...statement }] });
  expect(policy(planned)).toEqual(
    canonical('PolicyDocument', JSON.stringify({ Statement: { Effect: 'Allow', ...found } })),
  );
});

test('a condition that asks for false says something', () => {
  const policy = (value: string) =>
    canonical('PolicyDocument', {
      Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': value } } }],
    });
  expect(policy('false')).not.toEqual(policy('true'));
  expect(policy('false')).not.toEqual(canonical('PolicyDocument', { Statement: [{ Effect: 'Deny' }] }));
});

test('the order of steps says something, that of a set of tags does not', () => {
  const steps = ['first', 'second'];
  expect(canonical('Content', { mainSteps: steps })).not.toEqual(
    canonical('Content', { mainSteps: [...steps].reverse() }),
  );
  expect(canonical('Tags', steps)).toEqual(canonical('Tags', [...steps].reverse()));
});
