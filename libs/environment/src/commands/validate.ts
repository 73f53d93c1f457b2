import { type LoadResult } from '../loader';
import { byPosition } from '../problem';
import { formatProblems } from './format-problems';
import { rangesText } from './ranges-text';
import { fold, type Given } from '@nss/command-line';

/**
 * Prints every problem of the environment files, or one line for each good file; and every warning.
 * @returns the exit code: 0 all good or warnings only, 1 problems
 */
export function validate(
  { environments, problems = [], warnings }: LoadResult,
  { answer, columns, colour }: Pick<Given<Record<never, never>>, 'answer' | 'columns' | 'colour'>,
  today = new Date(),
): number {
  const all = [...problems, ...warnings].sort(byPosition);
  answer(all, () =>
    [
      ...(all.length > 0 ? [formatProblems(all, colour ?? false)] : []),
      ...(environments ?? []).map(({ name, file, environment, plan }) => {
        const servers = plan.addresses.servers.map((server) => server.name).join(', ');
        const text = `ok  ${file}  ${name}: account ${environment.account}, ${environment.region}, servers ${servers}, ${rangesText(environment, today)}`;
        return fold(text, columns, 4);
      }),
    ].join('\n'),
  );
  return problems.length > 0 ? 1 : 0;
}
