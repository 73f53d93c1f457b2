import { type ComponentChild, h } from 'preact';
import { type MetricWidget } from '../body';
import { graphLines } from '../metric';
import { dataPoints, type Samples } from '../samples';
import { type Area, framed } from './frame';
import { axisText, roundedUp } from './scale';
import { inRows, shortened, textWidth, withoutShared } from './text-width';

const SIZE = 11;
const LEGEND_ROW = 17;
const KEY = 30;
/** The most of a graph's height that its legend takes. */
const LEGEND_PART = 1 / 3;
/** Lines differ by colour and by how they are broken: they are told apart in grey and on paper. */
const KINDS = 6;

interface Drawn {
  readonly label: string;
  readonly points: readonly (number | undefined)[];
  readonly kind: string;
}

/** A graph over time, from its own metrics and expressions. */
export function graphPicture(widget: MetricWidget, hours: number, samples: Samples, place: string): ComponentChild {
  const { title, period, annotations } = widget.properties;
  const levels = annotations?.horizontal ?? [];
  const lines = graphLines(widget, place).map(
    ({ label, metric }, index): Drawn => ({
      label,
      points: dataPoints(metric, Math.round((hours * 3600) / period), samples, place),
      kind: `line c${index % KINDS} d${(index + Math.floor(index / KINDS)) % KINDS}`,
    }),
  );
  return framed(widget, title, ({ width, height }) => {
    const legend = legendRows(lines, width - 24, Math.max(1, Math.floor((height * LEGEND_PART) / LEGEND_ROW)));
    const plot = { left: 58, top: 36, width: width - 58 - 16, height: height - 36 - 26 - legend.length * LEGEND_ROW };
    const values = lines.flatMap(({ points }) => points.filter((point) => point !== undefined));
    const top = roundedUp(Math.max(0, ...values, ...levels.map(({ value }) => value)) * 1.05);
    const y = (value: number) => round(plot.top + plot.height * (1 - value / top));
    return [
      ...[0, top / 2, top].map((value) => gridLine(plot, y(value), axisText(value))),
      ...hourMarks(plot, hours),
      ...lines.map(({ points, kind }) => linePath(path(points, plot, y), kind)),
      ...levels.map(({ label, value }) => level(plot, y(value), label)),
      ...legend.flatMap((row, index) => legendRow(row, height - 12 - (legend.length - 1 - index) * LEGEND_ROW)),
    ];
  });
}

interface Plot extends Area {
  readonly left: number;
  readonly top: number;
}

function gridLine({ left, width }: Plot, y: number, text: string): ComponentChild {
  return h(
    'g',
    null,
    h('path', { d: `M${left} ${y}h${width}`, class: 'grid' }),
    h('text', { x: left - 6, y: y + 4, 'text-anchor': 'end', class: 'faint' }, text),
  );
}

function hourMarks({ left, top, width, height }: Plot, hours: number): ComponentChild[] {
  return Array.from({ length: hours + 1 }, (_, index) =>
    h(
      'text',
      {
        x: left + (width * index) / hours,
        y: top + height + 15,
        'text-anchor': index === 0 ? 'start' : index === hours ? 'end' : 'middle',
        class: 'faint',
      },
      index === hours ? 'now' : `−${hours - index} h`,
    ),
  );
}

function level({ left, width }: Plot, y: number, label: string): ComponentChild {
  return h(
    'g',
    null,
    h('path', { d: `M${left} ${y}h${width}`, class: 'level' }),
    h('text', { x: left + width, y: y - 4, 'text-anchor': 'end', class: 'level-label' }, label),
  );
}

/** A machine that is stopped, or an event that never happened, has a place in the legend and no line. */
function linePath(d: string, kind: string): ComponentChild {
  return d === '' ? null : h('path', { d, class: kind });
}

/** From point to point; where one is missing the line is broken, and of points on one level only the ends are written. */
function path(points: readonly (number | undefined)[], plot: Plot, y: (value: number) => number): string {
  const x = (index: number) => round(plot.left + (plot.width * index) / Math.max(1, points.length - 1));
  return points
    .flatMap((point, index) => {
      if (point === undefined) return [];
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === point && after === point) return [];
      return [`${before === undefined ? 'M' : 'L'}${x(index)} ${y(point)}`];
    })
    .join('');
}

/** As many rows as leave a graph to be seen: with shorter names where that helps, and the number of those that are left out, where it does not. */
function legendRows(lines: readonly Drawn[], width: number, most: number): Drawn[][] {
  const rowsOf = (labels: readonly string[]) =>
    inRows(
      lines.map((line, index) => ({ ...line, label: shortened(labels[index]!, SIZE, width - KEY) })),
      ({ label }) => legendWidth(label),
      width,
    );
  const labels = lines.map(({ label }) => label);
  const whole = rowsOf(labels);
  if (whole.length <= most) return whole;
  const rows = rowsOf(withoutShared(labels));
  if (rows.length <= most) return rows;
  const left = rows.slice(most - 1).flat().length;
  return [...rows.slice(0, most - 1), [{ label: `and ${left} more`, points: [], kind: 'line left-out' }]];
}

function legendWidth(label: string): number {
  return KEY + textWidth(label, SIZE) + 14;
}

function legendRow(row: readonly Drawn[], y: number): ComponentChild[] {
  let x = 12;
  return row.map(({ label, kind }) => {
    const left = x;
    x += legendWidth(label);
    return h(
      'g',
      { class: 'legend' },
      h('path', { d: `M${left} ${y - 4}h${KEY - 6}`, class: kind }),
      h('text', { x: round(left + KEY), y }, label),
    );
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
