import { type ComponentChild, h } from 'preact';

/** A command, as it is typed: on one line, which scrolls by itself where a screen is narrow. */
export function commandBlock(command: string): ComponentChild {
  return h('pre', { class: 'scrolls', tabIndex: 0 }, h('code', null, command));
}
