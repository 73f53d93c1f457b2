import { WrongUse } from '@nss/command-line';

const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400 };
const LONGEST_DAYS = 3653;

/**
 * Seconds of a time such as `30m`, `1h` or `2d`.
 * @throws WrongUse for any other text
 */
export function secondsOf(text: string): number {
  const [, count = '', unit = ''] = /^([1-9]\d{0,5})([mhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (SECONDS[unit] ?? NaN);
  // What is older, no log group keeps.
  if (!(seconds <= LONGEST_DAYS * 86_400)) throw new WrongUse(`--since ${text} is no time: write 30m, 1h or 2d`);
  return seconds;
}
