import fc from 'fast-check';
import { isScalar, parseDocument, stringify, visit } from 'yaml';
import { directoryOf } from './testing/edited-files';
import { referenceText } from './testing/reference-text';
import { loadEnvironments } from './loader';

// Hundreds of files are written and read; on a busy machine that takes a while.
jest.setTimeout(60_000);

/** A place in a document, by the order in which a visitor comes by, and what happens to it. */
const mutation = fc.record({
  place: fc.nat(120),
  change: fc.oneof(
    fc.constant({ kind: 'remove' as const }),
    fc.record({
      kind: fc.constant('value' as const),
      value: fc.oneof(
        fc.constantFrom<unknown>(
          null,
          true,
          0,
          -1,
          1e21,
          '',
          'x',
          '0.0.0.0/0',
          '10.0.0.0/33',
          [],
          {},
          [[]],
          'nss-prod',
        ),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    }),
    fc.record({
      kind: fc.constant('key' as const),
      key: fc.oneof(
        fc.constantFrom('__proto__', 'constructor', 'toString', '', '<<', 'password', 'vpc', '0'),
        fc.string(),
      ),
    }),
  ),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, mutations: readonly Mutation[]): string {
  const document = parseDocument(text);
  for (const { place, change } of mutations) {
    let count = 0;
    visit(document, {
      Pair(_, pair) {
        if (count++ !== place) return undefined;
        if (change.kind === 'remove') return visit.REMOVE;
        if (change.kind === 'value') pair.value = document.createNode(change.value);
        else if (isScalar(pair.key)) pair.key = document.createNode(change.key);
        return visit.BREAK;
      },
    });
  }
  return document.toString();
}

const reference = { dev: referenceText('dev'), prod: referenceText('prod') };

test('however a reference file is changed, nothing is thrown and every problem lies in the file and can be fixed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('dev' as const, 'prod' as const),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      (name, mutations) => {
        const texts = { ...reference, [name]: mutate(reference[name], mutations) };
        const { environments, problems = [] } = loadEnvironments(
          directoryOf({ 'dev.yaml': texts.dev, 'prod.yaml': texts.prod }),
        );
        expect(environments === undefined).toBe(problems.length > 0);
        for (const problem of problems) {
          const lines = (problem.file.endsWith('dev.yaml') ? texts.dev : texts.prod).split('\n');
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(lines.length);
          expect(problem.column).toBeGreaterThanOrEqual(1);
          expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1] ?? '').length + 1);
          for (const said of [problem.message, problem.allowed, problem.remedy]) expect(said).toMatch(/\S/);
          expect(`${problem.message} ${problem.allowed} ${problem.remedy}`).not.toMatch(
            /undefined|\[object|NaN|Invalid input/,
          );
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a required key that is missing is always reported at the mapping that should have it', () => {
  const required = [
    'environment',
    'account',
    'region',
    'purpose',
    'owner',
    'vpc',
    'zscaler',
    'siem',
    'relay',
    'privateConnection',
    'observability',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...required), (key) => {
      const document = parseDocument(reference.dev);
      document.delete(key);
      const { problems } = loadEnvironments(directoryOf({ 'dev.yaml': document.toString() }));
      expect(problems?.filter((problem) => problem.key === key)).toMatchObject([
        { message: 'the key is missing', value: null },
      ]);
    }),
    { numRuns: 40 },
  );
});

test('an environment that is printed and read again is the same', () => {
  const [dev, prod] = loadEnvironments().environments?.map(({ environment }) => environment) ?? [];
  const again = loadEnvironments(directoryOf({ 'dev.yaml': stringify(dev), 'prod.yaml': stringify(prod) }));
  expect(again.problems).toBeUndefined();
  expect(again.environments?.map(({ environment }) => environment)).toEqual([dev, prod]);
});
