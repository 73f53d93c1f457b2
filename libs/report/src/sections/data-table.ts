import { type ComponentChild, h } from 'preact';
import { unbroken } from './unbroken';

/** A cell: text, or something drawn. */
export type Cell = string | ComponentChild;

function content(cell: Cell): ComponentChild {
  return typeof cell === 'string' ? unbroken(cell) : cell;
}

/** A table with a caption that a screen reader says first; it scrolls by itself where a screen is narrow. */
export function dataTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): ComponentChild {
  return h(
    'div',
    // Focusable, so that it can be scrolled by keyboard: https://www.w3.org/WAI/ARIA/apg/practices/names-and-descriptions/
    { class: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      null,
      h('caption', null, caption),
      h('thead', null, h('tr', null, ...head.map((cell) => h('th', { scope: 'col' }, cell)))),
      h(
        'tbody',
        null,
        ...rows.map(([first = '', ...others]) =>
          h(
            'tr',
            null,
            h('th', { scope: 'row' }, content(first)),
            ...others.map((cell) => h('td', null, content(cell))),
          ),
        ),
      ),
    ),
  );
}
