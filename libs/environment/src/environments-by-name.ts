import { NotKnown } from './partial';
import { type Environment } from './schema';

const indexes = new WeakMap<readonly Environment[], ReadonlyMap<string | undefined, Environment>>();

/**
 * The environment of a name.
 * @param environments the same array for every name, so that it is gone through once
 * @returns undefined when there is none
 * @throws NotKnown when there is none, and a file does not say what its environment is called
 */
export function environmentNamed(name: string, environments: readonly Environment[]): Environment | undefined {
  let index = indexes.get(environments);
  if (!index) {
    // Of two with one name the first counts; the other one is a problem of its own.
    index = new Map([...environments].reverse().map((environment) => [nameIfKnown(environment), environment] as const));
    indexes.set(environments, index);
  }
  const found = index.get(name);
  if (!found && index.has(undefined)) throw new NotKnown('environment');
  return found;
}

/** The name an environment's file gives it; undefined when it gives none. */
export function nameIfKnown(environment: Environment): string | undefined {
  try {
    return environment.environment;
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}
