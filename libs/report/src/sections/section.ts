import { type ComponentChild, h } from 'preact';

/** A part of the page, that its list of contents leads to. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: readonly ComponentChild[];
}

/** A part, drawn. */
export function section({ id, title, body }: Section): ComponentChild {
  return h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...body);
}
