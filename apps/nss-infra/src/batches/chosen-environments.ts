import { loadEnvironment, loadEnvironments, printProblems } from '@nss/environment';
import { parseArgs } from 'node:util';
import { type PlannedEnvironment } from '../app';

/**
 * The environments that a program is to work on: the one of `--environment NAME`, for which no other file is read, or all.
 * @returns undefined when there are problems, which are told
 */
export function chosenEnvironments(args: readonly string[]): readonly PlannedEnvironment[] | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { environment: { type: 'string' } },
    allowPositionals: true,
  });
  const { environments, problems } =
    values.environment === undefined ? loadEnvironments() : loadEnvironment(values.environment);
  if (problems) printProblems(problems);
  return environments;
}
