import fc from 'fast-check';
import { ACTION_NAMES } from '../document';
import { importDocument } from './import-document';
import { importedDocument } from './imported-document';

const LOOP = `
schemaVersion: '0.3'
description: |
  Starts it; costs \${10} and a \`tick\`
assumeRole: '{{ Role }}'
parameters:
  Role: { type: 'AWS::IAM::Role::Arn' }
  instance-id: { type: String, default: 5 }
  Count: { type: Integer, default: 3 }
variables:
  seen: { type: StringList }
mainSteps:
  - name: get-it
    action: aws:executeAwsApi
    isEnd: 'false'
    inputs: { Service: ec2, Api: DescribeInstances, InstanceIds: ['{{ instance-id }}'], Note: 'of {{instance-id}} and {{ Count }}' }
    outputs: [{ Name: State, Selector: $.x, Type: String }, { Name: a.b, Selector: $.y }]
  - name: class
    action: aws:loop
    inputs:
      Iterators: ['{{ get-it.State }}']
      IteratorDataType: String
      Steps:
        - name: inside
          action: aws:updateVariable
          inputs: { Name: 'variable:seen', Value: '{{ class.CurrentIteratorValue }}{{ get-it.OutputPayload }}' }
outputs: [get-it.State, get-it.a.b]
`;

test('a document becomes a file of references, and the file the document again', () => {
  const code = importDocument(LOOP);
  expect(code).toMatchSnapshot();
  expect(importedDocument(LOOP)).toMatchObject({ assumeRole: '{{ Role }}', outputs: ['get-it.State', 'get-it.a.b'] });
});

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '{{ P }}',
    '{{P}}',
    'a {{ P }} b',
    '{{ one.Out }}',
    '${x}',
    '`',
    '\\',
    'a\r\nb',
    "'",
    '\u2028',
    ' as never,\n',
    '\nexport const imported = ',
    '{{ variable:v }}',
  ),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(text, fc.constant('__proto__')), tie('any'), { maxKeys: 3 }),
  ),
})).any;
const step = fc.record(
  {
    name: fc.oneof(fc.constantFrom('one', 'two', 'class', 'steps'), fc.string({ minLength: 1 })),
    action: fc.constantFrom(...ACTION_NAMES, 'aws:none'),
    inputs: value,
    outputs: fc.oneof(
      value,
      fc.array(fc.record({ Name: text, Selector: text, Type: fc.constantFrom('String', 'Integer') })),
    ),
    isEnd: value,
    timeoutSeconds: value,
    onFailure: fc.constantFrom('Abort', 'step:one'),
  },
  { requiredKeys: ['name', 'action'] },
);
const document = fc.record(
  {
    schemaVersion: fc.constant('0.3'),
    description: fc.oneof(text, value),
    assumeRole: fc.oneof(text, value),
    parameters: fc.oneof(value, fc.constant({ P: { type: 'String' }, constructor: { type: 'Integer', default: '1' } })),
    variables: fc.oneof(value, fc.constant({ v: { type: 'StringMap' } })),
    outputs: fc.oneof(value, fc.array(text)),
    files: value,
    templateInformation: value,
    mainSteps: fc.array(step, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ['schemaVersion', 'mainSteps'] },
);

test('whatever a document holds, the file builds it again', () => {
  fc.assert(
    fc.property(document, (original) => {
      const written = JSON.stringify(original);
      expect(importedDocument(written)).toEqual(JSON.parse(written));
    }),
    { numRuns: 200 },
  );
});
