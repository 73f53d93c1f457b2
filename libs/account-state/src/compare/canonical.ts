/** Documents in which the order of lists is part of what they say. */
const ORDERED = new Set(['Content', 'DashboardBody']);

/** Policies, wherever they stand. */
const POLICIES = new Set(['AssumeRolePolicyDocument', 'KeyPolicy', 'PolicyDocument']);

/**
 * A value as it is compared, by {@link textOf}. AWS answers with the same thing in other words: texts for numbers, lists in any order,
 * and nothing for what is empty or off.
 * @param name of the property it is the value of
 * @returns undefined for what says nothing
 */
export function canonical(name: string, value: unknown): unknown {
  const parsed = parsedText(name, value);
  if (ORDERED.has(name)) return plain(parsed, (list) => list);
  return plain(POLICIES.has(name) ? policy(parsed) : parsed, sorted);
}

/** Documents may be written as text. */
function parsedText(name: string, value: unknown): unknown {
  const isDocument = ORDERED.has(name) || POLICIES.has(name) || name === 'EventPattern';
  if (!isDocument || typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function plain(value: unknown, ofList: (list: unknown[]) => unknown[]): unknown {
  if (value === undefined || value === null || value === '' || value === false || value === 'false') return undefined;
  // A secret: the template names it only, and it is not read.
  if (typeof value === 'string' && value.includes('{{resolve:')) return undefined;
  if (Array.isArray(value)) {
    const list = value.map((each: unknown) => plain(each, ofList)).filter((each) => each !== undefined);
    return list.length > 0 ? ofList(list) : undefined;
  }
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value)
    .map(([key, each]: [string, unknown]) => [key, canonicalInside(key, each, ofList)] as const)
    .filter(([, each]) => each !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}

/** Policies stand inside of other things as well: an inline policy of a role. */
function canonicalInside(key: string, value: unknown, ofList: (list: unknown[]) => unknown[]): unknown {
  return plain(POLICIES.has(key) ? policy(parsedText(key, value)) : value, ofList);
}

/** What is the same in any order, in one. */
function sorted(list: unknown[]): unknown[] {
  return [...list].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

/** A canonical value as text, in which one and a list of one are the same, wherever they stand: AWS answers with either. */
export function textOf(value: unknown): string {
  const text = onlyMember(value);
  return typeof text === 'string' ? text : JSON.stringify(text, (_, each: unknown) => onlyMember(each));
}

/** A list's only member in its place, as `JSON.stringify` takes it; anything else as it is. */
export function onlyMember(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? onlyMember(value[0]) : value;
}

const LISTS = ['Action', 'NotAction', 'Resource', 'NotResource'];

/** A policy in which everything that may be a list is one. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function policy(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const { Statement, Version } = document as Record<string, unknown>;
  return { Statement: listOf(Statement).map(statement), Version };
}

function statement(own: unknown): unknown {
  return Object.fromEntries(
    Object.entries(own as object).map(([key, value]: [string, unknown]) => {
      if (LISTS.includes(key)) return [key, listOf(value)];
      if (key === 'Principal' || key === 'NotPrincipal') return [key, principals(value)];
      if (key === 'Condition') return [key, conditions(value)];
      return [key, value];
    }),
  );
}

/** Everybody, and everybody of AWS, are the same; an account is its root user. */
function principals(value: unknown): unknown {
  const named = typeof value === 'string' ? { AWS: value } : (value as object);
  return Object.fromEntries(
    Object.entries(named).map(([kind, each]: [string, unknown]) => [
      kind,
      listOf(each).map((one) => /^arn:[^:]+:iam::(\d{12}):root$/.exec(String(one))?.[1] ?? one),
    ]),
  );
}

/** A condition that asks for `false` says something. */
function conditions(value: unknown): unknown {
  return Object.fromEntries(
    Object.entries(value as object).map(([operator, keys]: [string, unknown]) => [
      operator,
      Object.fromEntries(
        Object.entries(keys as object).map(([key, each]: [string, unknown]) => [
          key,
          listOf(each).map((one) => `${one} `),
        ]),
      ),
    ]),
  );
}

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}
