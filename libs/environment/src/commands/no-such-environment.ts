import { suggest } from '@nss/suggestion';
import { type LoadedEnvironment } from '../loader';

/** What to say to somebody who named an environment that is in no file. */
export function noSuchEnvironment(
  name: string | undefined,
  environments: readonly Pick<LoadedEnvironment, 'name'>[],
): string {
  const names = environments.map((each) => each.name);
  const meant = suggest(name ?? '', names);
  return `there is no environment ${name}: there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}${meant ? `. Did you mean ${meant}?` : ''}`;
}
