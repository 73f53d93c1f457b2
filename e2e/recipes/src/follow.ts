import { recipe } from './recipe';
import { RepositoryCopy } from './repository-copy';

/**
 * Follows a recipe in a copy of the repository: what it leaves to be written by hand first, then its commands.
 *
 * @param byHand what a person writes
 * @returns the files that are other than before, and those that the recipe lists
 * @throws Error with the first command that fails, and what it said
 */
export function followed(
  heading: string,
  byHand: (copy: RepositoryCopy) => void = () => undefined,
): { readonly changed: readonly string[]; readonly listed: readonly string[] } {
  const { commands, files } = recipe(heading);
  const copy = new RepositoryCopy();
  try {
    byHand(copy);
    for (const command of commands) copy.run(command);
    return { changed: copy.changed(), listed: files };
  } finally {
    copy.remove();
  }
}
