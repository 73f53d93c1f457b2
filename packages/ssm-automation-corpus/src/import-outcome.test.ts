import { readDocument } from '@nss/ssm-automation';
import { importOutcome } from './import-outcome';

const text = "schemaVersion: '0.3'\nmainSteps: [{ name: one, action: 'aws:pause', inputs: {} }]\n";

test('a document that is built again, another one, and none', () => {
  const { document } = readDocument(text);
  expect(importOutcome({ text, document })).toBe('equal');
  expect(importOutcome({ text, document: { ...document, description: 'other' } })).toBe('different');
  expect(importOutcome({ text: 'words' })).toBe('no document');
});
