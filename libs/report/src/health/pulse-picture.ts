import { type ComponentChild, h } from 'preact';
import { axisText, roundedUp } from '../dashboard/picture/scale';
import { type Pulse, type PulsePoint } from './health';

const WIDTH = 640;
const HEIGHT = 170;
const PLOT = { left: 58, top: 14, width: WIDTH - 58 - 16, height: HEIGHT - 14 - 26 } as const;
/** A line is drawn from minute to minute; where more time lies between two, nobody looked, or nothing came. */
const GAP_MILLISECONDS = 2.5 * 60_000;

/** One pulse over time, bytes a minute, with the line below which it is silence. */
export function pulsePicture({ label, silentBelow, points }: Pulse, index: number): ComponentChild {
  const [first, last] = [points.at(0), points.at(-1)];
  const id = `pulse-${index}`;
  const top = roundedUp(Math.max(silentBelow, ...points.map(({ bytes }) => bytes)) * 1.05);
  const begin = first?.at ?? 0;
  const length = Math.max(1, (last?.at ?? 0) - begin);
  const x = (at: number) => round(PLOT.left + (PLOT.width * (at - begin)) / length);
  const y = (bytes: number) => round(PLOT.top + PLOT.height * (1 - bytes / top));
  return h(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-text`,
      class: 'pulse',
    },
    h('title', { id: `${id}-title` }, label),
    h('desc', { id: `${id}-text` }, inWords(points, silentBelow)),
    ...[0, top / 2, top].map((value) => [
      h('path', { d: `M${PLOT.left} ${y(value)}h${PLOT.width}`, class: 'grid' }),
      h('text', { x: PLOT.left - 6, y: y(value) + 4, 'text-anchor': 'end', class: 'faint' }, axisText(value)),
    ]),
    h('path', { d: `M${PLOT.left} ${y(silentBelow)}h${PLOT.width}`, class: 'level' }),
    h('path', { d: path(points, x, y), class: 'line' }),
    first && time(first.at, PLOT.left, 'start'),
    last && last !== first && time(last.at, PLOT.left + PLOT.width, 'end'),
  );
}

/** `From 2026-11-28 09:00 to 10:00 UTC 61 minutes with data, of which 2 below 4096 bytes.` */
function inWords(points: readonly PulsePoint[], silentBelow: number): string {
  const [first, last] = [points.at(0), points.at(-1)];
  if (!first || !last) return 'No minute had data.';
  const silent = points.filter(({ bytes }) => bytes < silentBelow).length;
  return `From ${clock(first.at)} to ${clock(last.at)} UTC ${points.length} minutes had data, ${silent} of them fewer than ${silentBelow} bytes.`;
}

/** A point that stands alone is a short line, since a path of one point is not seen. */
function path(points: readonly PulsePoint[], x: (at: number) => number, y: (bytes: number) => number): string {
  return points
    .map(({ at, bytes }, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      const begins = !before || at - before.at > GAP_MILLISECONDS;
      const isAlone = begins && (!after || after.at - at > GAP_MILLISECONDS);
      return `${begins ? 'M' : 'L'}${x(at)} ${y(bytes)}${isAlone ? 'h4' : ''}`;
    })
    .join('');
}

function time(at: number, x: number, anchor: 'start' | 'end'): ComponentChild {
  return h('text', { x, y: HEIGHT - 8, 'text-anchor': anchor, class: 'faint' }, `${clock(at)} UTC`);
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
