import { fold, table } from '@nss/command-line';
import { type ListedRunbook } from './listed-runbooks';

/**
 * The list as text.
 * @param columns of the terminal. @default - a line is as long as it is
 */
export function listText(runbooks: readonly ListedRunbook[], columns?: number): string {
  return table(
    runbooks.map(({ name, description }) => [name, description]),
    { columns },
  );
}

/**
 * One runbook as text: what it does and what it takes.
 * @param columns of the terminal. @default - a line is as long as it is
 */
export function showText({ name, description, parameters }: ListedRunbook, columns?: number): string {
  const rows = parameters.map((each) => {
    const value = each.required ? 'required' : `default ${JSON.stringify(each.default)}`;
    return `  ${each.name} (${each.type}, ${value})\n    ${each.description}${each.allowedValues ? `: ${each.allowedValues.join(', ')}` : ''}`;
  });
  const lines = [name, `  ${description}`, '', rows.length > 0 ? 'parameters' : 'no parameters', ...rows];
  return fold(lines.join('\n'), columns, 2);
}
