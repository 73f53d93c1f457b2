/**
 * How much of the busiest hour's logs is on the way at each full hour, in per cent: people at work in one place. Nobody publishes such a curve, and
 * none is needed that is exact: a feed has to be told from a silent one in the quietest hour as in the busiest, and while both change.
 */
const HOURS = [15, 12, 10, 10, 10, 12, 20, 40, 70, 90, 100, 100, 90, 95, 100, 95, 90, 75, 50, 35, 30, 25, 20, 18];

/** Share of the busiest hour's logs at a minute of the day, between two full hours in proportion. @param minute since midnight, of any day */
export function shareOfBusiest(minute: number): number {
  const hour = Math.floor(minute / 60);
  const at = (which: number) => (HOURS[which % HOURS.length] ?? 0) / 100;
  return at(hour) + ((minute % 60) / 60) * (at(hour + 1) - at(hour));
}
