import { DocumentError } from './document-error';
import { readDocument } from './read-document';

const yaml = `schemaVersion: '0.3'
description: waits
mainSteps:
  - name: nap
    action: aws:sleep
    inputs:
      Duration: PT10M
`;

test('YAML is read with the place of every value', () => {
  const source = readDocument(yaml);
  expect(source.document.mainSteps[0]?.inputs).toEqual({ Duration: 'PT10M' });
  expect(source.positionOf(['mainSteps', 0, 'inputs', 'Duration'])).toEqual({ line: 7, column: 17 });
  expect(source.positionOfKey(['mainSteps', 0, 'inputs', 'Duration'])).toEqual({ line: 7, column: 7 });
});

test('JSON is read with the place of every value, tabs and a byte order mark included', () => {
  const source = readDocument(
    '\uFEFF{\n\t"schemaVersion": "0.3",\n\t"mainSteps": [\n\t\t{ "name": "nap", "action": "aws:sleep" }\n\t]\n}',
  );
  expect(source.document.mainSteps).toHaveLength(1);
  expect(source.positionOf(['mainSteps', 0, 'name']).line).toBe(4);
});

test('a flow collection may start its lines anywhere, and positions are those of the text', () => {
  const source = readDocument(
    'mainSteps:\n  - name: nap\n    action: aws:sleep\n    inputs: {\n  a: 1, # it {\n b: [\n    "x ]",\n    2 ]\n    }\n  - name: two\n    action: aws:sleep\n',
  );
  expect(source.document.mainSteps.map(({ name, inputs }) => [name, inputs])).toEqual([
    ['nap', { a: 1, b: ['x ]', 2] }],
    ['two', undefined],
  ]);
  expect(source.positionOf(['mainSteps', 0, 'inputs', 'b', 1])).toEqual({ line: 8, column: 5 });
});

test('a line of a block is placed, a line of any other text is where the text starts', () => {
  const source = readDocument(
    'mainSteps:\n  - name: nap\n    action: aws:sleep\n    inputs:\n      Script: |\n        one\n        two\n      Other: "one\\ntwo"\n',
  );
  expect(source.positionOfLine(['mainSteps', 0, 'inputs', 'Script'], 2)).toEqual({ line: 7, column: 1 });
  expect(source.positionOfLine(['mainSteps', 0, 'inputs', 'Other'], 2)).toEqual({ line: 8, column: 14 });
});

test('a path that does not exist is placed at its nearest ancestor', () => {
  expect(readDocument(yaml).positionOf(['mainSteps', 0, 'inputs', 'Missing'])).toEqual({ line: 7, column: 7 });
});

test.each([
  ['just text', 'an Automation document is an object'],
  ['schemaVersion: "0.3"', 'mainSteps has to be a list'],
  ['mainSteps: [{ action: "aws:sleep" }]', 'mainSteps[0] has no name'],
  [
    'mainSteps: [{ name: aaa, action: "aws:loop", inputs: { Steps: [1] } }]',
    'mainSteps[0].inputs.Steps[0] has to be a step',
  ],
  ['{ "mainSteps": [', 'Flow'],
  ['mainSteps:\n  - name: nap\n    inputs: {\n    a: 1\n', 'sufficiently indented'],
  ['mainSteps: 1\nmainSteps: 2', 'the key mainSteps stands twice, first in line 1'],
])('%p is refused', (text, problem) => {
  expect(() => readDocument(text)).toThrow(problem);
  expect(() => readDocument(text)).toThrow(DocumentError);
});
