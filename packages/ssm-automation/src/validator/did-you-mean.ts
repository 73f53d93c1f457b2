import { suggest } from '@nss/suggestion';

/** How many names a remedy lists before it becomes unreadable. */
const MOST_LISTED = 30;

/** What to write for a name that does not exist: the one that was meant, or all there are. */
export function didYouMean(written: string, names: readonly string[], otherwise = 'there are none'): string {
  const meant = suggest(written, names);
  if (meant !== undefined) return `write ${meant}`;
  if (names.length === 0) return otherwise;
  return names.length > MOST_LISTED
    ? `look the name up: there are ${names.length}`
    : `write one of ${names.join(', ')}`;
}
