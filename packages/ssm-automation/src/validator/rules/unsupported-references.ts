import { loopBody, type PlacedStep, tokensOf } from '../../document';
import { type Fault } from '../finding';
import { type ReferenceTypes } from '../references/reference-types';
import { type TextLeaf, textLeaves } from '../references/text-leaves';
import { isDeclared } from '../references/used-references';
import { type Rule } from '../rule';
import { isMap } from '../values/kind';

/** What a name of something declared looks like, whether its braces are right or not. */
const NAME = String.raw`[A-Za-z0-9_][\w.:-]*`;
/** One brace too few at the end, which no language of scripts or commands has around a name. */
const ENDS_SHORT = String.raw`\{\{\s*(${NAME})\s*\}(?!\})`;
/** The same, or one too few at the beginning, or none at the end. */
const UNCLOSED = new RegExp(String.raw`${ENDS_SHORT}|(?<!\{)\{\s*(${NAME})\s*\}\}|\{\{\s*(${NAME})\s*$`, 'g');
/** A reference inside another one. */
const NESTED = /\{\{[^{}]*\{\{[^{}]*\}\}[^{}]*\}\}/;

/**
 * References where, or as, none is supported.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html ("Unsupported scenarios")
 */
export const unsupportedReferences: Rule = ({ steps, references }) =>
  steps.flatMap((placed) => ownTexts(placed).flatMap((leaf) => leafFaults(leaf, placed, references)));

/** Every text of a step's inputs; those of a loop's body belong to the steps there. */
function ownTexts({ step, path }: PlacedStep): TextLeaf[] {
  const inputs: unknown = step.inputs;
  if (!isMap(inputs)) return [];
  const isLoop = loopBody(step).length > 0;
  return Object.entries(inputs)
    .filter(([key]) => !isLoop || key !== 'Steps')
    .flatMap(([key, value]) => textLeaves(value, [...path, 'inputs', key]));
}

function leafFaults({ text, path }: TextLeaf, { step, path: at }: PlacedStep, references: ReferenceTypes): Fault[] {
  if (!text.includes('{{') && !text.includes('}}')) return [];
  const input = path[at.length + 1];
  // Scripts have braces of their own, and a command is given to another service, which reads parameters itself.
  const isOfOthers =
    (step.action === 'aws:executeScript' && input === 'Script') ||
    (step.action === 'aws:runCommand' && input === 'Parameters');
  const stored = tokensOf(text)
    .filter(({ name }) => /^ssm(-secure)?:/.test(name))
    .map(
      ({ name }): Fault => ({
        code: 'unsupported-reference',
        ...(isOfOthers && { severity: 'warning' }),
        path,
        message: `{{ ${name} }} stands directly in an input`,
        remedy: 'make it the default of a parameter, and refer to that',
      }),
    );
  if (isOfOthers)
    return [
      ...stored,
      ...unclosed(text, new RegExp(ENDS_SHORT, 'g'), references).map((name) => unclosedFault(name, path)),
    ];
  if (NESTED.test(text))
    return [
      ...stored,
      {
        code: 'unsupported-reference',
        severity: 'warning',
        path,
        message: 'a reference stands inside another one',
        remedy: 'refer to a name that is written out, or choose with aws:branch',
      },
    ];
  return [...stored, ...unclosed(text, UNCLOSED, references).map((name) => unclosedFault(name, path))];
}

/** Names of declared things with a brace too few: what else has braces means something else. */
function unclosed(text: string, broken: RegExp, references: ReferenceTypes): string[] {
  return [...text.matchAll(broken)]
    .map(([, left, right, end]) => left ?? right ?? end ?? '')
    .filter((name) => isDeclared(name, references));
}

function unclosedFault(name: string, path: TextLeaf['path']): Fault {
  return {
    code: 'unclosed-reference',
    path,
    message: `the reference to ${name} has a brace too few, and is passed on as text`,
    remedy: `write {{ ${name} }}`,
  };
}
