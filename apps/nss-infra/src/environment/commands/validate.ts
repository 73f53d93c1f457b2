import { type LoadResult } from '../loader';
import { byPosition } from '../problem';
import { formatProblems } from './format-problems';
import { type Streams } from './streams';

/**
 * Prints every problem of the environment files, or one line for each good file; and every warning.
 * @returns the exit code: 0 all good or warnings only, 1 problems
 */
export function validate({ environments, problems = [], warnings }: LoadResult, json: boolean, { out, colour }: Streams): number {
  const all = [...problems, ...warnings].sort(byPosition);
  if (json) out(JSON.stringify(all, null, 2));
  else {
    if (all.length > 0) out(formatProblems(all, colour));
    environments?.forEach(({ name, file, environment, plan }) => {
      const servers = plan.addresses.servers.map((server) => server.name).join(', ');
      out(`ok  ${file}  ${name}: account ${environment.account}, ${environment.region}, servers ${servers}`);
    });
  }
  return problems.length > 0 ? 1 : 0;
}
