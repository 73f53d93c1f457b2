import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PATH = 'docs/operations.md';
const SIDE = 'which-side-is-silent';

/** What the operations page says, as somebody follows it who knows nothing else. */
export interface Page {
  /** Whether the section of an alarm asks which side is silent before anything else. */
  readonly asksForSide: (section: string) => boolean;
  /** What to do where a side is silent. */
  readonly todo: (side: string) => string;
  /** Whether that is to fail over. */
  readonly failsOver: (side: string) => boolean;
  /** Whether that is to fail over too where nothing comes from Zscaler, and the appliance does not answer. */
  readonly failsOverUnanswered: boolean;
  /** Whether a server without a standby that is stopped is to be started. */
  readonly startsStopped: boolean;
}

/** Reads the page. @param text of it. @default - the repository's own */
export function operationsPage(text = readFileSync(join(workspaceRoot(), PATH), 'utf8')): Page {
  const sections = new Map(text.split(/^## /m).map((each) => [each.slice(0, each.indexOf('\n')).trim(), each]));
  const [, table = ''] = /^### Which side is silent\?$([^]*?)^## /m.exec(text) ?? [];
  const rows = new Map(
    [...table.matchAll(/^\| .* \| (\w+) \| (.*) \|$/gm)].map(([, side = '', todo = '']) => [side, todo]),
  );
  const todo = (side: string) => rows.get(side) ?? '';
  return {
    asksForSide: (section) => (sections.get(section) ?? '').includes(`(#${SIDE})`),
    todo,
    failsOver: (side) => todo(side).includes('(#fail-over)'),
    failsOverUnanswered:
      /does not answer[^]*?\(#feed-silent\), step 4/.test(sections.get('hubs-silent') ?? '') &&
      /^4\. .*\(#fail-over\)/m.test(sections.get('feed-silent') ?? ''),
    startsStopped: /without a standby that is stopped is started/.test(sections.get('feed-silent-sustained') ?? ''),
  };
}

/** The section that an alarm's description names: `feed-silent`. */
export function sectionOf(description: string): string {
  return /#([a-z-]+)$/.exec(description)?.[1] ?? '';
}

/** What a cell of the page says, without its links. */
export function plainText(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
