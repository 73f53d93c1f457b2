import { type AutomationDocument, boundedMatcher, type Parameter, plainType, wholeToken } from '@nss/ssm-automation';
import fc from 'fast-check';

/** Whatever the run before was given, this one is given the same. */
const SEED = 4;

/**
 * Values for every parameter without a default, that its type and constraints let through. They name nothing that
 * exists: what a document makes of that is what is tried.
 *
 * @param roleArn for the parameter that the document acts with
 */
export function madeUpParameters(
  { parameters, assumeRole }: AutomationDocument,
  roleArn: string,
): Record<string, string[]> {
  const role = wholeToken(assumeRole ?? '');
  return Object.fromEntries(
    Object.entries(parameters ?? {}).flatMap(([name, parameter]): [string, string[]][] => {
      if (name === role) return [[name, [roleArn]]];
      return parameter.default === undefined ? [[name, [madeUp(parameter)]]] : [];
    }),
  );
}

function madeUp({ type, allowedValues, allowedPattern, minChars = 0 }: Parameter): string {
  const [first] = allowedValues ?? [];
  if (first !== undefined) return typeof first === 'object' ? JSON.stringify(first) : String(first);
  if (allowedPattern !== undefined) return fromPattern(allowedPattern);
  switch (plainType(type)) {
    case 'Integer':
      return '1';
    case 'Boolean':
      return 'false';
    case 'StringMap':
      return '{}';
    case 'MapList':
      return '[{}]';
    default:
      return 'made-up'.padEnd(Number(minChars), '-');
  }
}

/** Patterns are searched, so one without anchors may come with anything around it; Java's own syntax is left alone. */
function fromPattern(pattern: string): string {
  try {
    const [value = ''] = fc.sample(
      fc
        .stringMatching(new RegExp(pattern))
        .map((text) => text.trim())
        .filter((text) => boundedMatcher()(new RegExp(pattern), text) === true),
      { numRuns: 1, seed: SEED },
    );
    return value;
  } catch {
    return 'made-up';
  }
}
