import { SEVERITIES } from '../validator';
import { type ValidatedFile } from './validate-files';

/** Findings for a terminal: the place, the severity, the code and the step first, the remedy below, and a line that sums up. */
export function validationText(results: readonly ValidatedFile[]): string {
  const lines = results.flatMap(({ file, findings }) =>
    findings.flatMap(({ code, severity, step, position, message, remedy }) => [
      `${file}:${position.line}:${position.column}  ${severity}  ${code}  ${step === undefined ? '' : `${step}: `}${message}`,
      `    ${remedy}`,
    ]),
  );
  const all = results.flatMap(({ findings }) => findings);
  const withFindings = results.filter(({ findings }) => findings.length > 0).length;
  const counts = SEVERITIES.map((each) => [all.filter(({ severity }) => severity === each).length, each] as const)
    .filter(([number]) => number > 0)
    .map(([number, each]) => count(number, each));
  const summary = `${count(results.length, 'document')}, ${counts.length === 0 ? 'no findings' : `${counts.join(', ')}${results.length > 1 ? ` in ${withFindings}` : ''}`}`;
  return [...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
