import fc from 'fast-check';
import { modelsOfOneService as apis } from '../testing/models';
import { validateDocument } from './validate';

test.each([
  ['', 'no-document', { line: 1, column: 1 }],
  ['just words', 'no-document', { line: 1, column: 1 }],
  ['{ "mainSteps": [', 'no-document', { line: 1, column: 17 }],
  ['mainSteps:\n  - name: one', 'wrong-value', { line: 2, column: 5 }],
  ['a: 1\na: 2\n', 'no-document', { line: 2, column: 1 }],
])('%p is a finding', async (text, code, position) => {
  const findings = await validateDocument(text);
  expect(findings).toEqual([expect.objectContaining({ code, position })]);
  expect(findings[0]?.remedy).not.toBe('');
});

test('findings come in the order of the text, with place, message and remedy', async () => {
  const findings = await validateDocument(
    "schemaVersion: '0.3'\ndescripton: x\nmainSteps:\n  - name: one\n    action: aws:sleeep\n    inputs:\n      Duration: PT1S\n    nextStep: tow\n  - name: two\n    action: aws:pause\n",
  );
  expect(findings).toEqual([
    {
      code: 'unknown-key',
      position: { line: 2, column: 1 },
      message: 'a document has no key descripton',
      remedy: 'write description',
    },
    {
      code: 'unknown-action',
      step: 'one',
      position: { line: 5, column: 13 },
      message: 'there is no action aws:sleeep',
      remedy: 'write aws:sleep',
    },
    {
      code: 'dangling-target',
      step: 'one',
      position: { line: 8, column: 15 },
      message: 'there is no step tow',
      remedy: 'write two',
    },
    {
      code: 'unreachable-step',
      step: 'two',
      position: { line: 9, column: 11 },
      message: 'nothing leads to two',
      remedy: 'let a nextStep, a choice or onFailure lead here, or remove the step',
    },
  ]);
});

test('whatever a document holds, there is an answer', async () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const key = fc.constantFrom('inputs', 'outputs', 'onFailure', 'onCancel', 'nextStep', 'isEnd', 'timeoutSeconds');
  const action = fc.constantFrom(
    'aws:branch',
    'aws:loop',
    'aws:executeAwsApi',
    'aws:executeScript',
    'aws:runCommand',
    'aws:approve',
    'aws:nothing',
  );
  const inputKey = fc.constantFrom(
    'Choices',
    'Default',
    'LoopCondition',
    'Iterators',
    'Steps',
    'Service',
    'Api',
    'Names',
    'Bowls',
    'Script',
    'Runtime',
    'Parameters',
    'DocumentName',
    'PropertySelector',
  );
  const inputs = fc.oneof(
    value,
    fc.dictionary(
      inputKey,
      fc.oneof(
        value,
        fc.constantFrom('farm', 'FeedAnimals', 'AWS-RunShellScript', '{{ one.Output }}', '{{ P }}', '$.['),
      ),
    ),
  );
  const step = fc
    .tuple(fc.constantFrom('one', 'two'), action, fc.dictionary(key, value), inputs)
    .map(([name, named, rest, given]) => ({ name, action: named, ...rest, inputs: given }));
  const document = fc.record({
    schemaVersion: fc.constant('0.3'),
    parameters: value,
    variables: value,
    outputs: value,
    assumeRole: value,
    mainSteps: fc.array(step, { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(document, async (each) => {
      for (const { message, remedy, position } of await validateDocument(JSON.stringify(each), { apis })) {
        expect([message, remedy].every((text) => text.length > 0)).toBe(true);
        expect(position.line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1500 },
  );
});
