import createOnly from './create-only.json';

/**
 * Properties that CloudFormation cannot change in place, by type: `ImageId`, `Budget/BudgetName`. From AWS's resource schemas
 * (`createOnlyProperties`), for the types that our templates hold.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = createOnly;

/** What stands at a path of a schema in the properties of a resource; undefined where nothing does. */
export function valueAt(properties: unknown, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined,
      properties,
    );
}
