/** What stands around the name of a job in act's log, where names of workflows and jobs are joined without escaping. */
const OPEN = '\u27e6';
const CLOSE = '\u27e7';

/** The name an instrumented job carries: its id, and the matrix of its leg. */
export function taggedName(id: string, hasMatrix: boolean): string {
  return `${OPEN}${id}${hasMatrix ? ' ${{ toJSON(matrix) }}' : ''}${CLOSE}`;
}

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

function readable(tag: string): string {
  const space = tag.indexOf(' ');
  if (space < 0) return tag;
  return `${tag.slice(0, space)} (${leaves(JSON.parse(tag.slice(space + 1))).join(', ')})`;
}

/** The job of a line of act's log as GitHub shows it: `environments (dev) / prepare`. Nothing where no name is tagged. */
export function shownName(logged: string): string | undefined {
  const tags = [...logged.matchAll(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g'))].map((match) => match[1] ?? '');
  return tags.length > 0 ? tags.map(readable).join(' / ') : undefined;
}

/** A text of act's in which jobs are named, as a person reads it. */
export function withoutTags(text: string): string {
  return text.replace(new RegExp(`${OPEN}([^ ${CLOSE}]*)[^${CLOSE}]*${CLOSE}`, 'g'), '$1');
}
