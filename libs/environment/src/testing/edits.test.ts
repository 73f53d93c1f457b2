import { environmentJsonSchema } from '../schema-problems/schema-node';
import { environmentEdits } from './edits';

/** Keys that say which environment it is. Another value is another environment beside the first, which is retired by itself. */
const OTHER_ENVIRONMENT = ['environment', 'account', 'region', 'purpose'];

/** Every key of the schema, as the reference of the file has them. */
function schemaKeys(): string[] {
  interface Node {
    readonly $ref?: string;
    readonly properties?: Readonly<Record<string, Node>>;
    readonly items?: Node;
    readonly anyOf?: readonly Node[];
    readonly oneOf?: readonly Node[];
    readonly allOf?: readonly Node[];
  }
  const schema = environmentJsonSchema() as Node & { readonly $defs?: Readonly<Record<string, Node>> };
  const keys = (node: Node, path: string): string[] => [
    ...(node.$ref ? keys(schema.$defs?.[node.$ref.replace('#/$defs/', '')] ?? {}, path) : []),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])].flatMap((each) => keys(each, path)),
    ...(node.items ? keys(node.items, path) : []),
    ...Object.entries(node.properties ?? {}).flatMap(([name, each]) => {
      const key = path === '' ? name : `${path}.${name}`;
      return [key, ...keys(each, key)];
    }),
  ];
  return [...new Set(keys(schema, ''))];
}

/** Keys whose value differs between two files; a list's numbers left out. */
function changedKeys(before: unknown, after: unknown, path = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const at = (value: unknown) =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const names = new Set([...Object.keys(at(before)), ...Object.keys(at(after))]);
  const below = [...names].flatMap((name) =>
    changedKeys(at(before)[name], at(after)[name], /^\d+$/.test(name) ? path : path === '' ? name : `${path}.${name}`),
  );
  return path === '' ? below : [path, ...below];
}

test('every key of the file is edited', () => {
  const changed = new Set(environmentEdits().flatMap(({ before, after }) => changedKeys(before, after)));
  expect(schemaKeys().filter((key) => !changed.has(key) && !OTHER_ENVIRONMENT.includes(key))).toEqual([]);
});
