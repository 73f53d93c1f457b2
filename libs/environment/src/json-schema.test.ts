import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceText } from './testing/reference-text';
import { JSON_SCHEMA_FILE, jsonSchemaText } from './json-schema';
import { OWN_ENVIRONMENTS } from './workspace';

const committed = join(workspaceRoot(), OWN_ENVIRONMENTS, JSON_SCHEMA_FILE);

test("the committed editors' schema is the one the code defines (`npm run -s environments -- schema` writes it)", () => {
  expect(readFileSync(committed, 'utf8')).toBe(jsonSchemaText());
});

test.each(['dev', 'prod'] as const)('%s.yaml tells editors which schema it follows', (name) => {
  expect(referenceText(name).split('\n')[0]).toBe(
    `# yaml-language-server: $schema=../../../environments/${JSON_SCHEMA_FILE}`,
  );
});
