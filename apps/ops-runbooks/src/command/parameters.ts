import { type GivenParameters, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';

/** Parameters that a runbook does not take, with a sentence for each. */
export class ParameterError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ParameterError';
  }
}

/**
 * Reads `name=value` pairs for a runbook; a name given twice is a list.
 *
 * @throws ParameterError with every unknown, missing, malformed or not allowed parameter at once
 */
export function readParameters(
  definition: RunbookDefinition,
  place: RunbookPlace,
  pairs: readonly string[],
): GivenParameters {
  const declared = definition.make(place).parameters;
  const known = Object.keys(declared);
  const given: Record<string, string[]> = {};
  const problems: string[] = [];
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    if (at < 0) problems.push(`${pair}: write it as name=value`);
    else if (!known.includes(name))
      problems.push(`${name}: ${definition.name} has no such parameter; it takes ${known.join(', ')}`);
    else (given[name] ??= []).push(pair.slice(at + 1));
  }
  for (const [name, { default: value }] of Object.entries(declared)) {
    if (value === undefined && !(name in given) && !problems.some((problem) => problem.startsWith(`${name}:`))) {
      problems.push(`${name}: is required; give --parameter ${name}=VALUE`);
    }
  }
  Object.entries(given).forEach(([name, values]) =>
    problems.push(...valueProblems(name, values, declared[name] as Declared)),
  );
  if (problems.length > 0) throw new ParameterError(problems);
  return given;
}

interface Declared {
  readonly type: string;
  readonly allowedValues?: readonly unknown[];
  readonly allowedPattern?: string;
}

function* valueProblems(
  name: string,
  values: readonly string[],
  { type, allowedValues, allowedPattern }: Declared,
): Generator<string> {
  const isList = type.endsWith('List') || type.startsWith('List<');
  if (!isList && values.length > 1) yield `${name}: is given ${values.length} times and takes one value`;
  for (const value of values) {
    if (allowedValues && !allowedValues.map(String).includes(value))
      yield `${name}: ${value} is not one of ${allowedValues.join(', ')}`;
    if (allowedPattern && !new RegExp(allowedPattern).test(value))
      yield `${name}: ${value} does not match ${allowedPattern}`;
    if (type === 'Integer' && !/^-?\d+$/.test(value)) yield `${name}: ${value} is not a whole number`;
    if (type === 'Boolean' && !/^(true|false)$/.test(value)) yield `${name}: ${value} is neither true nor false`;
  }
}
