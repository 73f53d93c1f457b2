import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { type LoadedEnvironment, loadEnvironments, noSuchEnvironment, printProblems } from '@nss/environment';
import { WrongUse } from '../command-line';

/**
 * Every environment of the files.
 * @param folder of them, relative to the repository's root. @default - ENVIRONMENTS_DIR, or the repository's own
 * @throws Error after the problems of the files were printed
 */
export function environments(folder?: string): readonly LoadedEnvironment[] {
  const loaded = loadEnvironments(folder && join(workspaceRoot(), folder));
  if (loaded.environments) return loaded.environments;
  printProblems(loaded.problems);
  throw new Error('the environment files have problems: nothing was done');
}

/** One environment. @throws WrongUse when there is none of the name */
export function environmentNamed(name: string): LoadedEnvironment {
  const all = environments();
  const found = all.find((each) => each.name === name);
  if (!found) throw new WrongUse(noSuchEnvironment(name, all));
  return found;
}

/** Tells the job's log. */
export const say = (line: string): void => console.log(line);
