import { type ListedParameter, type ListedRunbook } from '@nss/runbooks';
import { table } from '../markdown/table';

/** The page of a runbook, in its folder, relative to the workspace's root. */
export function pageOf(name: string): string {
  return `apps/ops-runbooks/src/runbooks/${name}/${name}.md`;
}

/** The parameters of a runbook as a Markdown table. */
export function parameterTable({ parameters }: ListedRunbook): string {
  if (parameters.length === 0) return 'It takes no parameters.';
  const rows = parameters.map((each) => [
    `\`${each.name}\``,
    each.type,
    allowed(each),
    each.required ? 'required' : value(each.default),
    each.description,
  ]);
  return table(['parameter', 'type', 'allowed', 'default', 'what it is'], rows);
}

/** Every runbook with its sentence and a link to its page, as docs/runbooks/README.md sees it. */
export function runbookTable(runbooks: readonly ListedRunbook[]): string {
  return table(
    ['runbook', 'what it does'],
    runbooks.map(({ name, description }) => [`[${name}](../../${pageOf(name)})`, description]),
  );
}

function allowed({ allowedValues, allowedPattern }: ListedParameter): string {
  if (allowedValues) return allowedValues.map((each) => `\`${String(each)}\``).join(', ');
  return allowedPattern === undefined ? '' : `\`${allowedPattern}\``;
}

function value(given: unknown): string {
  return (Array.isArray(given) ? given : [given]).map((each) => `\`${String(each)}\``).join(', ');
}
