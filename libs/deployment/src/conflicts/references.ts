/** Logical ids that a part of a template takes a value from, by `Ref`, `Fn::GetAtt` or `Fn::Sub`. */
export function referencesIn(part: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  visit(part, found);
  return found;
}

/** Whether a part of a template takes a value from any of some resources. */
export function refersToAny(part: unknown, logicalIds: ReadonlySet<string>): boolean {
  // Most edits replace nothing: a template is not searched for no resource.
  return logicalIds.size > 0 && [...referencesIn(part)].some((id) => logicalIds.has(id));
}

function visit(part: unknown, found: Set<string>): void {
  if (Array.isArray(part)) part.forEach((each) => visit(each, found));
  else if (typeof part === 'object' && part !== null)
    Object.entries(part).forEach(([key, value]) => {
      if (key === 'Ref' && typeof value === 'string') found.add(value);
      else if (key === 'Fn::GetAtt') found.add(String(Array.isArray(value) ? value[0] : String(value).split('.')[0]));
      else if (key === 'Fn::Sub') substituted(value).forEach((each) => found.add(each));
      visit(value, found);
    });
}

/** `${Name}` and `${Name.Attribute}` of a text; `${!Literal}` is none. */
function substituted(value: unknown): string[] {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string'
    ? [...text.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}/g)].map(([, name = '']) => name)
    : [];
}
