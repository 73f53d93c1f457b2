import { type ListedRunbook } from './listed-runbooks';

/** The list as text. */
export function listText(runbooks: readonly ListedRunbook[]): string {
  const width = Math.max(...runbooks.map(({ name }) => name.length));
  return runbooks.map(({ name, description }) => `${name.padEnd(width)}  ${description}`).join('\n');
}

/** One runbook as text: what it does and what it takes. */
export function showText({ name, description, parameters }: ListedRunbook): string {
  const rows = parameters.map((each) => {
    const value = each.required ? 'required' : `default ${JSON.stringify(each.default)}`;
    return `  ${each.name} (${each.type}, ${value})\n    ${each.description}${each.allowedValues ? `: ${each.allowedValues.join(', ')}` : ''}`;
  });
  return [name, `  ${description}`, '', rows.length > 0 ? 'parameters' : 'no parameters', ...rows].join('\n');
}
