import { type HealthCheck, type Pulse, type PulsePoint } from './health';

const MINUTE = 60_000;

/**
 * What all checks saw of each pulse together, in the order of the newest. Of a minute that several saw the newest has the word: the flow log is late, and
 * a check that came too early saw too little.
 */
export function joinedPulses(checks: readonly HealthCheck[]): Pulse[] {
  const newestFirst = [...checks].reverse().flatMap(({ pulses }) => pulses);
  return [...new Set(newestFirst.map(({ label }) => label))].map((label) => {
    const own = newestFirst.filter((pulse) => pulse.label === label);
    const minutes = new Map<number, PulsePoint>();
    for (const point of own.flatMap(({ points }) => points)) {
      const minute = Math.round(point.at / MINUTE);
      if (!minutes.has(minute)) minutes.set(minute, point);
    }
    const points = [...minutes.values()].sort((a, b) => a.at - b.at);
    return { label, silentBelow: own[0]!.silentBelow, points };
  });
}
