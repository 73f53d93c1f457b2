import { readFileSync } from 'node:fs';
import { committedSchema, referenceFile } from './files';
import { referenceText } from './reference-text';

test('docs/environment-file.md is what the schema gives: else run tools/docs/src/environment-reference.ts', () => {
  expect(readFileSync(referenceFile(), 'utf8')).toBe(referenceText(committedSchema()));
});

test('a key that is added to the schema changes the page', () => {
  const schema = committedSchema();
  const changed = referenceText({
    ...schema,
    properties: { ...schema.properties, planted: { type: 'string', description: 'a | b' } },
  });
  expect(changed).not.toBe(referenceText(schema));
  expect(changed).toContain('| `planted` | text |  | may be left out | a \\| b |');
});
