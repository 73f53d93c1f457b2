import { type ComponentChild, h } from 'preact';

/** Longest name that a line may not be broken in. */
const LONGEST = 24;

/** Names with hyphens, and dates. */
const NAMES = /[\w.]+(?:-[\w.]+)+/g;

/**
 * A text whose names are not broken at their hyphens: `web-02` stays one word. Of a name that is too long for that, the number stays with the word before
 * it.
 */
export function unbroken(text: string): ComponentChild {
  const parts: ComponentChild[] = [];
  let read = 0;
  for (const { 0: name, index } of text.matchAll(NAMES)) {
    const whole = name.length <= LONGEST;
    const kept = whole ? name : /[^-]+-\d+$/.exec(name)?.[0];
    if (kept === undefined) continue;
    const begin = index + name.length - kept.length;
    parts.push(text.slice(read, begin), h('span', { class: 'name' }, kept));
    read = begin + kept.length;
  }
  return read === 0 ? text : h('span', null, ...parts, text.slice(read));
}
