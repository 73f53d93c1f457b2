import {
  type AutomationDocument,
  type Parameter,
  parseReference,
  plainType,
  referencesIn,
  type Step,
  walkSteps,
} from '../../document';
import { type RunbookProblem } from './problem';
import { isStrictPattern } from './strict-pattern';

/**
 * What is wrong with the ways from outside into scripts: a parameter of text that reaches a script without a strict
 * pattern, directly or by way of a variable, and a reference inside a script's own text.
 */
export function scriptProblems(document: AutomationDocument): RunbookProblem[] {
  return walkSteps(document).flatMap(({ step }) => {
    const inputs = step.inputs ?? {};
    if (step.action === 'aws:executeScript') {
      const inText = referencesIn(inputs['Script']).map(
        (name): RunbookProblem => ({
          code: 'reference-in-script',
          step: step.name,
          message: `{{ ${name} }} stands in the script's text`,
          remedy: 'give it as payload',
        }),
      );
      return [...inText, ...openParameters(document, step, inputs['InputPayload'])];
    }
    return step.action === 'aws:runCommand' ? openParameters(document, step, inputs['Parameters']) : [];
  });
}

function openParameters(document: AutomationDocument, step: Step, value: unknown): RunbookProblem[] {
  return [...parametersBehind(document, value)]
    .filter((name) => !isClosed(document.parameters?.[name]))
    .map((name) => ({
      code: 'open-parameter',
      step: step.name,
      message: `the parameter ${name} reaches a script`,
      remedy: 'it needs a strict allowedPattern, from ^ to $ without signs that shells act on',
    }));
}

/** Numbers, switches, choices and resources that AWS checks cannot carry anything else. */
function isClosed(parameter: Parameter | undefined): boolean {
  if (!parameter) return true;
  const type = plainType(parameter.type);
  if (type === 'Integer' || type === 'Boolean' || parameter.type.includes('AWS::')) return true;
  return (
    parameter.allowedValues !== undefined ||
    (parameter.allowedPattern !== undefined && isStrictPattern(parameter.allowedPattern))
  );
}

/** The parameters a value depends on, also through variables. */
function parametersBehind(document: AutomationDocument, value: unknown, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  for (const reference of referencesIn(value).map(parseReference)) {
    if (reference.kind === 'parameter') found.add(reference.name);
    if (reference.kind !== 'variable' || seen.has(reference.name)) continue;
    seen.add(reference.name);
    for (const { step } of walkSteps(document)) {
      if (
        step.action !== 'aws:updateVariable' ||
        String(step.inputs?.['Name']).replace(/^variable:/, '') !== reference.name
      )
        continue;
      for (const name of parametersBehind(document, step.inputs?.['Value'], seen)) found.add(name);
    }
  }
  return found;
}
