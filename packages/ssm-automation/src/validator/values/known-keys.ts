import { type Path } from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';

/** A fault for each key of a map that is not among those there are. */
export function unknownKeys(
  map: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: Path,
  owner: string,
): Fault[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      code: 'unknown-key',
      path: [...path, key],
      atKey: true,
      message: `${owner} has no key ${key}`,
      remedy: didYouMean(key, known),
    }));
}
