import { type Correction } from './correction';
import { LOCKS_CORRECTIONS } from './locks';
import { OUTPUT_CORRECTIONS } from './output';
import { SCHEDULING_CORRECTIONS } from './scheduling';
import { TOKENS_CORRECTIONS } from './tokens';

/** Where act differs from GitHub in ways that decide what gets deployed, or what is known of it. Proven in ../github/runs.test.ts and its neighbours. */
export const CORRECTIONS: readonly Correction[] = [
  ...SCHEDULING_CORRECTIONS,
  ...TOKENS_CORRECTIONS,
  ...OUTPUT_CORRECTIONS,
  ...LOCKS_CORRECTIONS,
];

/**
 * Applies the corrections of one file.
 * @throws when a text is not there exactly once
 */
export function correct(file: string, source: string, corrections: readonly Correction[] = CORRECTIONS): string {
  return corrections
    .filter((correction) => correction.file === file)
    .reduce((text, { find, replace }) => {
      const parts = text.split(find);
      if (parts.length !== 2)
        throw new Error(
          `${file}: expected once, found ${parts.length - 1} times: ${find.trim().split('\n')[0]}; this act is not the one the corrections were written for`,
        );
      return parts.join(replace);
    }, source);
}
