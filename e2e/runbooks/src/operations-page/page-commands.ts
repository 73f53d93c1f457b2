import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Commands of a page that are typed together. */
export interface PageCommands {
  /** The title of its section, and the first words of its first command: `vpn-tunnel-down: aws ec2 describe-vpn-connections`. */
  readonly key: string;
  /** As the page has them. */
  readonly text: string;
}

/**
 * Every block of `sh` of a page.
 * @param page path from the workspace's root
 */
export function blocksOf(page: string): PageCommands[] {
  const lines = readFileSync(join(workspaceRoot(), page), 'utf8').split('\n');
  const found: { section: string; lines: string[] }[] = [];
  let [section, isOpen] = ['', false];
  for (const line of lines) {
    if (!isOpen) section = /^#+ (.*)/.exec(line)?.[1] ?? section;
    if (/^ *```/.test(line)) {
      isOpen = /^ *```sh$/.test(line);
      if (isOpen) found.push({ section, lines: [] });
    } else if (isOpen) found.at(-1)?.lines.push(line);
  }
  return found.map((each) => ({ key: `${each.section}: ${firstWords(each.lines[0])}`, text: each.lines.join('\n') }));
}

/** What stands in front of the options of a command. */
function firstWords(line = ''): string {
  return line.trim().split(/ +(?:--|#)/)[0] ?? '';
}
