import { type ComponentChild, h } from 'preact';
import { shortened } from './text-width';

/** Width of a column of the dashboard, in units of the picture. */
export const COLUMN = 60;
/** Height of a row. */
export const ROW = 46;
/** What lies between two widgets. */
const GAP = 8;
const TITLE_SIZE = 14;

/** Where a widget draws, from the upper left corner of its own frame. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/** A widget's frame with its title; what is inside is drawn from the frame's corner. */
export function framed(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  title: string | undefined,
  inside: (area: Area) => readonly ComponentChild[],
): ComponentChild {
  const area = { width: width * COLUMN - GAP, height: height * ROW - GAP };
  return h(
    'g',
    { transform: `translate(${x * COLUMN} ${y * ROW})`, class: 'widget' },
    h('rect', { width: area.width, height: area.height, rx: 4 }),
    title !== undefined && h('text', { x: 12, y: 22, class: 'title' }, shortened(title, TITLE_SIZE, area.width - 24)),
    ...inside(area),
  );
}
