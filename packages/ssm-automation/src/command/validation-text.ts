import { type ValidatedFile } from './validate-files';

/** Findings for a terminal: the place, the code and the step first, the remedy below, and a line that sums up. */
export function validationText(results: readonly ValidatedFile[]): string {
  const lines = results.flatMap(({ file, findings }) =>
    findings.flatMap(({ code, step, position, message, remedy }) => [
      `${file}:${position.line}:${position.column}  ${code}  ${step === undefined ? '' : `${step}: `}${message}`,
      `    ${remedy}`,
    ]),
  );
  const findings = results.reduce((sum, each) => sum + each.findings.length, 0);
  const withFindings = results.filter((each) => each.findings.length > 0).length;
  const summary = `${count(results.length, 'document')}, ${findings === 0 ? 'no findings' : `${count(findings, 'finding')}${results.length > 1 ? ` in ${withFindings}` : ''}`}`;
  return [...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
