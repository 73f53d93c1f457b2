import { type KeyPath } from '../problem';
import { type SchemaFinding } from './explain';
import { schemaAt } from './schema-node';

/**
 * What no text of an environment file holds, and what it would do. Texts reach templates, alarm descriptions, dashboards and reports:
 * CloudFormation puts a secret in the place of `{{resolve:…}}` wherever it stands, and reports and dashboards are Markdown.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
const UNSAFE: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\{\{/u, '{{, with which CloudFormation looks values up'],
  [/`/u, 'a backtick'],
  [/</u, '<'],
  [/>/u, '>'],
  // Cf holds the invisible ones that turn the direction of writing or hide what stands there.
  [/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, 'a control character'],
];

/** Texts of a file that hold what would be read as something else than text, one finding each. Keys that no schema knows are left to their own finding. */
export function unsafeTexts(data: unknown): SchemaFinding[] {
  return textsBelow(data).flatMap(({ path, text }) => {
    const held = UNSAFE.flatMap(([pattern, what]) => (pattern.test(text) ? [what] : []));
    const node = held.length === 0 ? undefined : schemaAt(path, data);
    if (!node) return [];
    const form = node.patternErrorMessage;
    return [
      {
        path,
        aim: 'value' as const,
        message: `the text holds ${held.join(' and ')}`,
        allowed: form ?? 'text without {{, backticks, <, > and control characters',
        remedy: form
          ? `give it ${form}`
          : 'write it as plain text; a secret is named by a key that ends in Secret, and nowhere else',
      },
    ];
  });
}

function textsBelow(value: unknown, path: KeyPath = []): { path: KeyPath; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => textsBelow(each, [...path, index]));
  return Object.entries(value).flatMap(([key, each]) => textsBelow(each, [...path, key]));
}
