import { type LoadedEnvironment } from '../loader';

/** What to say to somebody who named an environment that is in no file. */
export function noSuchEnvironment(
  name: string | undefined,
  environments: readonly Pick<LoadedEnvironment, 'name'>[],
): string {
  return `there is no environment ${name}: there are ${environments.map((each) => each.name).join(', ')}`;
}
