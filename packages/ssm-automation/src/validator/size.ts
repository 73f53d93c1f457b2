import { MAX_DOCUMENT_BYTES } from '../document';
import { type Fault } from './finding';
import { isOfAws } from './owner';

/**
 * What CreateDocument takes of a text. JSON with blanks between its values fits once they are left out, as CloudFormation does.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (Content)
 */
export function sizeFaults(text: string, value: unknown, name: string | undefined): Fault[] {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_DOCUMENT_BYTES) return [];
  const isJson = text.trimStart().startsWith('{');
  const fits = isJson && Buffer.byteLength(JSON.stringify(value)) <= MAX_DOCUMENT_BYTES;
  return [
    {
      code: 'beyond-limit',
      ...(isOfAws(name) ? { severity: 'note' as const } : fits ? { severity: 'warning' as const } : {}),
      path: [],
      message: `the document has ${bytes} bytes${fits ? ', most of them blanks between its values' : ''}`,
      remedy: `keep it at ${MAX_DOCUMENT_BYTES}, what its parameters are given included: ${fits ? 'write it without blanks' : 'move scripts into attachments, or steps into a runbook of their own'}`,
    },
  ];
}
