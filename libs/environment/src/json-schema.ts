import { environmentJsonSchema } from './schema-problems/schema-node';

/** Name of the committed schema file, beside the environment files that refer to it in their first line. */
export const JSON_SCHEMA_FILE = 'environment.schema.json';

/** The text of that file: what editors complete and check by while an environment is written. */
export function jsonSchemaText(): string {
  return `${JSON.stringify({ title: 'NSS environment', ...environmentJsonSchema() }, null, 2)}\n`;
}
