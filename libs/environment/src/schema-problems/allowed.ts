import { type SchemaNode } from './schema-node';

/** JavaScript's own bounds stand in the schema of every whole number; they are not worth mentioning. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

/** What a key may hold, in words: `a whole number from 1 to 65535`, `single | active-standby | active-active`. */
export function allowedText(node: SchemaNode | undefined): string {
  if (!node) return 'nothing';
  if (node.patternErrorMessage) return node.patternErrorMessage;
  if (node.enum) return node.enum.join(' | ');
  if (node.const !== undefined) return String(node.const);
  if (node.oneOf) return node.oneOf.map(allowedText).join(', or ');
  switch (node.type) {
    case 'boolean':
      return 'true | false';
    case 'integer':
      return `a whole number${bounds(node)}`;
    case 'number':
      return `a number${bounds(node)}`;
    case 'array':
      return `a list${counts(node)}, each ${allowedText(node.items)}`;
    case 'object':
      return `a mapping with ${Object.keys(node.properties ?? {}).join(', ') || `the keys: ${allowedText(node.propertyNames)}`}`;
    default:
      return node.description ?? 'text';
  }
}

function bounds({ minimum = -UNBOUNDED, maximum = UNBOUNDED, exclusiveMinimum }: SchemaNode): string {
  if (exclusiveMinimum !== undefined)
    return ` above ${exclusiveMinimum}${maximum < UNBOUNDED ? `, at most ${maximum}` : ''}`;
  if (minimum > -UNBOUNDED && maximum < UNBOUNDED) return ` from ${minimum} to ${maximum}`;
  return minimum > -UNBOUNDED ? ` of at least ${minimum}` : '';
}

function counts({ minItems = 0, maxItems }: SchemaNode): string {
  if (maxItems !== undefined) return ` of ${minItems} to ${maxItems}`;
  return minItems > 0 ? ` of at least ${minItems}` : '';
}
