import { styleText } from 'node:util';
import { type Problem } from '../problem';
import { printable } from './printable';

/** Problems as a compiler prints them: a block for each, grouped by file, positions first. */
export function formatProblems(problems: readonly Problem[], colour: boolean): string {
  const paint = (style: 'bold' | 'red' | 'yellow' | 'dim', text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const files = [...new Set(problems.map((problem) => problem.file))];
  const groups = files.map((file) =>
    problems
      .filter((problem) => problem.file === file)
      .map((problem) => {
        const key = problem.key === '' ? '' : `${printable(problem.key)}: `;
        const details = [
          ...(problem.value === null ? [] : [['value', String(problem.value)]]),
          ['allowed', problem.allowed],
          ['remedy', problem.remedy],
        ].map(([name = '', text = '']) => `    ${paint('dim', `${name}:`.padEnd(8))} ${printable(text)}`);
        const position = `${printable(problem.file)}:${problem.line}:${problem.column}`;
        return [
          `${paint('bold', position)} ${key}${problem.severity ? paint('yellow', `warning: ${printable(problem.message)}`) : paint('red', printable(problem.message))}`,
          ...details,
        ].join('\n');
      })
      .join('\n'),
  );
  return [...groups, `${counted(problems)} in ${count(files.length, 'file')}`].join('\n\n');
}

/** `2 problems, 1 warning` */
function counted(problems: readonly Problem[]): string {
  const warnings = problems.filter(({ severity }) => severity).length;
  const errors = problems.length - warnings;
  return [
    ...(errors > 0 ? [count(errors, 'problem')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ].join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
