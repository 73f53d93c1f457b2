import { type SchemaNode } from '@nss/environment';

/** Bounds that are only those of whole numbers in JavaScript say nothing. */
const SAFE = Number.MAX_SAFE_INTEGER;

/** The type in a reader's words. */
export function typeOf(node: SchemaNode): string {
  if (node.oneOf) return 'one of several';
  if (node.type === 'array') return `list of ${node.items ? typeOf(node.items) : 'anything'}`;
  const kind = node.type ?? typeof (node.const ?? node.enum?.[0]);
  return { integer: 'whole number', string: 'text', object: 'keys', boolean: 'true or false' }[kind] ?? kind;
}

/** What may be written, in a reader's words; empty where the type says it all. */
export function allowedIn(node: SchemaNode): string {
  const parts =
    node.type === 'array' ? [node.items ? allowedIn(node.items) : '', count(node)] : [value(node), range(node)];
  return parts.filter(Boolean).join('; ');
}

function value({ enum: values, const: only, patternErrorMessage, format, maxLength }: SchemaNode): string {
  const longest = maxLength === undefined ? '' : `at most ${maxLength} characters`;
  const form = patternErrorMessage ?? (format === 'uri' ? 'an https address' : '');
  return (
    (values ?? (only === undefined ? [] : [only])).map((each) => `\`${each}\``).join(', ') ||
    [form, longest].filter(Boolean).join(', ')
  );
}

function range({ minimum, exclusiveMinimum, maximum }: SchemaNode): string {
  const least =
    exclusiveMinimum !== undefined
      ? `more than ${exclusiveMinimum}`
      : minimum !== undefined && minimum > -SAFE
        ? `from ${minimum}`
        : '';
  const most = maximum !== undefined && maximum < SAFE ? `to ${maximum}` : '';
  return [least, most].filter(Boolean).join(' ');
}

function count({ minItems, maxItems }: SchemaNode): string {
  const least = minItems === undefined ? '' : `at least ${minItems}`;
  const most = maxItems === undefined ? '' : `at most ${maxItems}`;
  return [least, most].filter(Boolean).join(', ');
}
