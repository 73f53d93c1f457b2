import { noSuch } from '@nss/command-line';
import { type LoadedEnvironment, loadEnvironments } from '../loader';
import { type Problem } from '../problem';
import { formatProblems } from './format-problems';

/** The environment files have problems, which are all in the message, as a compiler prints them: nothing was done. */
export class EnvironmentProblems extends Error {
  override readonly name = 'EnvironmentProblems';

  constructor(problems: readonly Problem[]) {
    super(`the environment files have problems, and nothing was done:\n${formatProblems(problems, false)}`);
  }
}

/**
 * Every environment of the files.
 * @param directory of them @default - what ENVIRONMENTS_DIR names, or the repository's own
 * @throws EnvironmentProblems
 */
export function everyEnvironment(directory?: string): readonly LoadedEnvironment[] {
  const { environments, problems } = loadEnvironments(directory);
  if (!environments) throw new EnvironmentProblems(problems);
  return environments;
}

/**
 * One environment.
 * @throws EnvironmentProblems
 * @throws WrongUse when there is none of the name
 */
export function chosenEnvironment(name: string): LoadedEnvironment {
  const environments = everyEnvironment();
  const found = environments.find((each) => each.name === name);
  if (!found)
    throw noSuch(
      'environment',
      name,
      environments.map((each) => each.name),
    );
  return found;
}
