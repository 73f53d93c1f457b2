import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A property of a resource's schema, as far as it is looked at. */
export interface PropertySchema {
  readonly $ref?: string;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, PropertySchema>>;
}

/** The schema of a type of resource, as AWS publishes it and cfn-lint carries it. */
export interface ResourceSchema extends PropertySchema {
  readonly typeName: string;
  /** `/properties/GroupDescription` */
  readonly createOnlyProperties?: readonly string[];
  readonly definitions?: Readonly<Record<string, PropertySchema>>;
  /** What CloudFormation calls, and the permissions it needs for it. */
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] }>>;
}

/**
 * Every schema that the installed cfn-lint has, by type.
 * @throws Error where the tools are not set up
 */
export function resourceSchemas(): ReadonlyMap<string, ResourceSchema> {
  const lib = join(workspaceRoot(), '.venv/lib');
  const folder = readdirSync(lib)
    .map((python) => join(lib, python, 'site-packages/cfnlint/data/schemas/resources'))
    .find(existsSync);
  if (!folder) throw new Error('there are no resource schemas: node tools/setup/src/set-up.mjs');
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ResourceSchema);
  return new Map(all.map((schema) => [schema.typeName, schema]));
}

/** A property's schema by its name, references followed; undefined where there is none. */
export function propertySchema(schema: ResourceSchema, name: string): PropertySchema | undefined {
  const property = schema.properties?.[name];
  const reference = property?.$ref?.replace('#/definitions/', '');
  return reference === undefined ? property : schema.definitions?.[reference];
}
