import { type LoadedEnvironment, loadEnvironments, printProblems } from '@nss/environment';
import { WrongUse } from './wrong-use';

/**
 * The environment of that name; nothing after a word about what is wrong with the files.
 * @throws WrongUse when there is no such environment
 */
export function environmentNamed(name: string): LoadedEnvironment | undefined {
  const { environments, problems } = loadEnvironments();
  if (!environments) {
    printProblems(problems);
    return undefined;
  }
  const found = environments.find((each) => each.name === name);
  if (!found)
    throw new WrongUse(
      `there is no environment ${name}; there ${environments.length === 1 ? 'is' : 'are'} ${environments.map((each) => each.name).join(', ')}`,
    );
  return found;
}
