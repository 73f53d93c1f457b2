import { DocumentError, readDocument } from './read-document';

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
  const source = readDocument('\uFEFF{\n\t"schemaVersion": "0.3",\n\t"mainSteps": [\n\t\t{ "name": "nap", "action": "aws:sleep" }\n\t]\n}');
  expect(source.document.mainSteps).toHaveLength(1);
  expect(source.positionOf(['mainSteps', 0, 'name']).line).toBe(4);
});

test('a path that does not exist is placed at its nearest ancestor', () => {
  expect(readDocument(yaml).positionOf(['mainSteps', 0, 'inputs', 'Missing'])).toEqual({ line: 7, column: 7 });
});

test.each([
  ['just text', 'an Automation document is an object'],
  ['schemaVersion: "0.3"', 'mainSteps has to be a list'],
  ['mainSteps: [{ action: "aws:sleep" }]', 'mainSteps[0] has no name'],
  ['mainSteps: [{ name: aaa, action: "aws:loop", inputs: { Steps: [1] } }]', 'mainSteps[0].inputs.Steps[0] has to be a step'],
  ['{ "mainSteps": [', 'Flow'],
  // YAML 1.2 asks for the indent; read further, the map would silently lose its entries.
  ['mainSteps:\n  - name: nap\n    inputs: {\n    a: 1\n    }', 'sufficiently indented'],
  ['mainSteps: 1\nmainSteps: 2', 'unique'],
])('%p is refused', (text, problem) => {
  expect(() => readDocument(text)).toThrow(problem);
  expect(() => readDocument(text)).toThrow(DocumentError);
});
