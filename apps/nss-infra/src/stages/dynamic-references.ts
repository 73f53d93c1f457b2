/** Whatever CloudFormation may take for a dynamic reference, in any spelling. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const DYNAMIC = /\{\{\s*resolve/i;

/** Where dynamic references are meant: type and key. Everywhere else what they stand for could be read, or sent away. */
const MEANT = new Set([
  'AWS::DirectConnect::PrivateVirtualInterface AuthKey',
  'AWS::DirectConnect::TransitVirtualInterface AuthKey',
  'AWS::EC2::VPNConnection PreSharedKey',
]);

/** Every text below a value, keys among them, with the key it stands at. */
export function textsBelow(value: unknown, key = ''): { readonly key: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => textsBelow(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [
    { key: `a key of ${key}`, text: name },
    ...textsBelow(item, name),
  ]);
}

/**
 * Dynamic references in a template that stand anywhere but in the properties that are known to take one: a value of an environment file would pull a secret into a place
 * where it is read.
 *
 * @returns places: `Topic81A1 Endpoint`, `Outputs Value`
 */
export function strayReferences(template: object): string[] {
  const { Resources = {}, ...others } = template as { Resources?: object };
  const resources = Object.entries(Resources).flatMap(([logicalId, resource]) => {
    const { Type, Properties, ...beside } = resource as { Type: string; Properties?: unknown };
    return [
      ...textsBelow(Properties).filter(({ key, text }) => DYNAMIC.test(text) && !MEANT.has(`${Type} ${key}`)),
      ...textsBelow({ [logicalId]: null, Type, ...beside }).filter(({ text }) => DYNAMIC.test(text)),
    ].map(({ key }) => `${logicalId} ${key}`);
  });
  return [
    ...resources,
    ...Object.entries(others).flatMap(([part, value]) =>
      textsBelow(value)
        .filter(({ text }) => DYNAMIC.test(text))
        .map(({ key }) => `${part} ${key}`),
    ),
  ];
}
