import { type LoadResult } from '../loader';
import { formatProblems } from './format-problems';
import { type Streams } from './streams';

/**
 * Prints every problem of the environment files, or one line for each good file.
 * @returns the exit code: 0 all good, 1 problems
 */
export function validate({ environments, problems = [] }: LoadResult, json: boolean, { out, colour }: Streams): number {
  if (json) out(JSON.stringify(problems, null, 2));
  else if (problems.length > 0) out(formatProblems(problems, colour));
  else {
    environments?.forEach(({ name, file, environment, plan }) => {
      const servers = plan.addresses.servers.map((server) => server.name).join(', ');
      out(`ok  ${file}  ${name}: account ${environment.account}, ${environment.region}, servers ${servers}`);
    });
  }
  return problems.length > 0 ? 1 : 0;
}
