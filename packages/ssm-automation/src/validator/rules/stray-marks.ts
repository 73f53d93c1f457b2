import { type Path } from '../../document';
import { type Fault } from '../finding';
import { textLeaves } from '../references/text-leaves';
import { type Rule } from '../rule';

/** Values in another language, which has marks of its own. */
const FOREIGN = new Set(['Script', 'commands', 'runCommand', 'UserData']);

/** A mark at one end, and what would close it at the other. */
const PAIRS = [
  ["'", "'"],
  ['"', '"'],
  ['[', ']'],
  ['{', '}'],
] as const;

/** Quotes and brackets that have lost their other side, and so became part of a text: YAML takes `name: here'` as it is. */
export const strayMarks: Rule = ({ document }) =>
  [
    ...textLeaves(document.mainSteps, ['mainSteps']),
    ...textLeaves(document.parameters, ['parameters']),
    ...textLeaves(document.variables, ['variables']),
    ...textLeaves(document.outputs, ['outputs']),
    ...textLeaves(document.assumeRole, ['assumeRole']),
    ...textLeaves(document.schemaVersion, ['schemaVersion']),
    ...textLeaves(document.description, ['description']),
  ].flatMap(({ text, path }): Fault[] => {
    const stray = path.at(-1) === 'allowedPattern' ? beyondAnchor(text) : isForeign(path) ? undefined : strayMark(text);
    return stray === undefined
      ? []
      : [
          {
            code: 'stray-mark',
            path,
            message: `a text has a ${stray} at one end, and none at the other`,
            remedy: 'close it, or leave it out',
          },
        ];
  });

function strayMark(text: string): string | undefined {
  if (text.length < 2) return undefined;
  for (const [open, close] of PAIRS) {
    const mark = text.startsWith(open) ? open : text.endsWith(close) ? close : undefined;
    if (
      mark !== undefined &&
      !text.includes('\n') &&
      text.split(open).length + text.split(close).length === lonely(open, close)
    )
      return mark;
  }
  return undefined;
}

/** What parts there are of a text that has one mark: of two that are alike, each split finds it. */
function lonely(open: string, close: string): number {
  return open === close ? 4 : 3;
}

function isForeign(path: Path): boolean {
  return path.some((key) => FOREIGN.has(String(key)));
}

/** A quote before the beginning or after the end that a pattern names, where nothing can stand. */
function beyondAnchor(pattern: string): string | undefined {
  return /^(["'])\^/.exec(pattern)?.[1] ?? /[^\\]\$(["'])$/.exec(pattern)?.[1];
}
