/** Minutes of logs of all feeds together. */
export function totalMinutes(byFeed: Readonly<Record<string, number>> = {}): number {
  return Object.values(byFeed).reduce((sum, minutes) => sum + minutes, 0);
}
