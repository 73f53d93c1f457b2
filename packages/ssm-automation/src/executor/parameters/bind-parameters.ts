import {
  allowedPattern as readPattern,
  type AutomationDocument,
  type BoundedMatch,
  boundedMatcher,
  type Parameter,
} from '../../document';
import { coerce, text } from '../references/typing';

/** What StartAutomationExecution takes: a list of strings for every parameter, whatever its type. */
export type GivenParameters = Readonly<Record<string, readonly string[]>>;

/**
 * Refusal to start because of the parameters, named as the API names it.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
 */
export class InvalidAutomationExecutionParameters extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'InvalidAutomationExecutionParametersException';
  }
}

/**
 * Typed values of all parameters of a document: what was given, checked, and defaults for the rest.
 *
 * @throws InvalidAutomationExecutionParameters with every problem at once
 */
export function bindParameters(document: AutomationDocument, given: GivenParameters): Record<string, unknown> {
  const declared = document.parameters ?? {};
  const problems = Object.keys(given)
    .filter((name) => !Object.hasOwn(declared, name))
    .map((name) => `the document has no parameter ${name}`);
  const bound: Record<string, unknown> = {};
  const matches = boundedMatcher();
  for (const [name, parameter] of Object.entries(declared)) {
    const values = Object.hasOwn(given, name) ? given[name] : undefined;
    if (values) {
      try {
        bound[name] = typed(values, parameter);
        problems.push(...constraintProblems(bound[name], parameter, matches).map((problem) => `${name}: ${problem}`));
      } catch (error) {
        problems.push(`${name}: ${(error as Error).message}`);
      }
    } else if (parameter.default === undefined) problems.push(`${name} is required`);
    else bound[name] = coerce(parameter.default, parameter.type);
  }
  if (problems.length > 0) throw new InvalidAutomationExecutionParameters(problems);
  return bound;
}

function typed(values: readonly string[], { type }: Parameter): unknown {
  // One element may hold a whole list as JSON: the way lists reach a child automation.
  if (/List/.test(type)) return coerce(values.length === 1 ? values[0] : [...values], type);
  if (values.length !== 1) throw new Error(`one value is expected, not ${values.length}`);
  return coerce(values[0], type);
}

/** Constraints hold for each element of a list; the counts hold for the list. */
function constraintProblems(value: unknown, parameter: Parameter, matches: BoundedMatch): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const problems = [
    ...items.flatMap((item) => itemProblems(text(item), parameter)),
    ...patternProblems(items.map(text), parameter, matches),
  ];
  const { minItems, maxItems } = parameter;
  if (minItems !== undefined && items.length < Number(minItems))
    problems.push(`at least ${minItems} items are needed, not ${items.length}`);
  if (maxItems !== undefined && items.length > Number(maxItems))
    problems.push(`at most ${maxItems} items are allowed, not ${items.length}`);
  return problems;
}

function patternProblems(items: readonly string[], { allowedPattern }: Parameter, matches: BoundedMatch): string[] {
  if (allowedPattern === undefined) return [];
  const expression = readPattern(allowedPattern);
  if (!expression) return [`${allowedPattern} cannot be read here`];
  const problems: string[] = [];
  for (const item of items) {
    const isMatch = matches(expression, item);
    // What takes long once may do so for every further item.
    if (isMatch === undefined) return [...problems, `"${item}" takes too long to hold against ${allowedPattern}`];
    if (!isMatch) problems.push(`"${item}" does not match ${allowedPattern}`);
  }
  return problems;
}

function itemProblems(item: string, { allowedValues, minChars, maxChars }: Parameter): string[] {
  const problems: string[] = [];
  if (allowedValues && !allowedValues.some((allowed) => text(allowed) === item))
    problems.push(`"${item}" is not one of ${allowedValues.map(text).join(', ')}`);
  if (minChars !== undefined && item.length < Number(minChars))
    problems.push(`"${item}" is shorter than ${minChars} characters`);
  if (maxChars !== undefined && item.length > Number(maxChars))
    problems.push(`"${item}" is longer than ${maxChars} characters`);
  return problems;
}
