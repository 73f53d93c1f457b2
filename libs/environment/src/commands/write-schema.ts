import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSON_SCHEMA_FILE, jsonSchemaText } from '../json-schema';
import { environmentsDirectory } from '../workspace';

/**
 * Writes the schema that editors check environment files with, beside those.
 * @returns the file
 */
export function writeSchema(): string {
  const file = join(environmentsDirectory(), JSON_SCHEMA_FILE);
  writeFileSync(file, jsonSchemaText());
  return file;
}
