import fc from 'fast-check';
import { modelsOfOneService as apis } from '../testing/models';
import { validateDocument } from './validate';

test.each([
  ['', 'no-document', { line: 1, column: 1 }],
  ['just words', 'no-document', { line: 1, column: 1 }],
  ['{ "mainSteps": [', 'no-document', { line: 1, column: 17 }],
  ['- a', 'no-document', { line: 1, column: 1 }],
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
      severity: 'error',
      position: { line: 2, column: 1 },
      message: 'a document has no key descripton',
      remedy: 'write description',
    },
    {
      code: 'unknown-action',
      severity: 'error',
      step: 'one',
      position: { line: 5, column: 13 },
      message: 'there is no action aws:sleeep',
      remedy: 'write aws:sleep',
    },
    {
      code: 'dangling-target',
      severity: 'error',
      step: 'one',
      position: { line: 8, column: 15 },
      message: 'there is no step tow',
      remedy: 'write two',
    },
    {
      code: 'unreachable-step',
      severity: 'warning',
      step: 'two',
      position: { line: 9, column: 11 },
      message: 'nothing leads to two',
      remedy: 'let a nextStep, a choice or onFailure lead here, or remove the step',
    },
  ]);
});

test('no fault of the outermost shape hides what else is wrong', async () => {
  const findings = await validateDocument(
    JSON.stringify({
      schemaVersion: '0.3',
      mainSteps: [
        'words',
        { name: 'loop', action: 'aws:loop', inputs: { Itrators: ['a'], Steps: [{ action: 'aws:pause', inputs: {} }] } },
        { name: 5, inputs: { X: '{{ gone.Out }}' } },
        { name: 'last', action: 'aws:sleep', inputs: { Duration: '{{ nobody }}' }, nextStep: 'nowhere' },
      ],
    }),
  );
  expect(findings.map(({ code, message }) => `${code}: ${message}`).sort()).toEqual(
    [
      'wrong-value: a step is the text "words"',
      'missing-key: a step has no name',
      'missing-input: aws:loop needs Iterators or LoopCondition',
      'unknown-input: aws:loop takes no Itrators',
      'wrong-value: name is the number 5',
      'missing-key: a step has no action',
      'unknown-step: there is no step gone',
      'unknown-parameter: there is no parameter nobody',
      'dangling-target: there is no step nowhere',
    ].sort(),
  );
});

test.each([
  ['no steps', { schemaVersion: '0.3' }, ['missing-key: mainSteps is missing']],
  [
    'an empty list',
    { schemaVersion: '0.4', mainSteps: [] },
    ['wrong-value: schemaVersion is the text "0.4"', 'wrong-value: mainSteps is empty'],
  ],
  [
    'a loop without a list',
    {
      schemaVersion: '0.3',
      mainSteps: [{ name: 'one', action: 'aws:loop', inputs: { Iterators: ['a'], Steps: 'x' } }],
    },
    ['wrong-value: Steps is the text "x"'],
  ],
])('%s', async (_what, document, found) => {
  const findings = await validateDocument(JSON.stringify(document));
  expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual(found);
});

test.each([
  ['{ "schemaVersion": "0.3", "description": it is", "mainSteps": [{ "name": "one", "action": "aws:pause" }] }', 1],
  ['{\n"schemaVersion": "0.3",\n"mainSteps": [{ "name": "one", "action": "aws:pause" }],\n}', 4],
])('what begins as JSON and can be read as YAML alone is said: %j', async (text, line) => {
  expect((await validateDocument(text)).map(({ message }) => message)).toContain(
    `this begins as JSON and is none from line ${line} on`,
  );
});

test('YAML in braces is YAML', async () => {
  expect(await validateDocument("{ schemaVersion: '0.3', mainSteps: [{ name: one, action: 'aws:pause' }] }")).toEqual(
    [],
  );
});

test('of a key that stands twice the last one counts, as JSON has it', async () => {
  const text =
    "schemaVersion: '0.3'\nmainSteps:\n  - name: one\n    action: aws:sleep\n    inputs: {Duration: PT1S}\n    nextStep: two\n    nextStep: gone\n";
  expect(await validateDocument(text)).toMatchObject([
    { code: 'repeated-key', severity: 'warning', step: 'one', position: { line: 7, column: 5 } },
    { code: 'dangling-target', position: { line: 7, column: 15 } },
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
