import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Commands of a page that are typed together. */
export interface PageCommands {
  /** The title of its section, and the first words of its first command: `vpn-tunnel-down: aws ec2 describe-vpn-connections`; in a sentence all of it. */
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

/** Commands of a workstation inside of a sentence; those of an appliance are typed there. */
const IN_A_SENTENCE = /`((?:npm|npx|aws|gh) [^`]+)`/g;

/**
 * Every command that a page names inside of a sentence, once each.
 * @param page path from the workspace's root
 */
export function namedIn(page: string): PageCommands[] {
  const outside = readFileSync(join(workspaceRoot(), page), 'utf8').replaceAll(/^ *```[^]*?^ *```$/gm, '');
  const texts = [...outside.matchAll(IN_A_SENTENCE)].map(([, text = '']) => text);
  return [...new Set(texts)].map((text) => ({ key: text, text }));
}

/** What stands in front of the options of a command. */
function firstWords(line = ''): string {
  return line.trim().split(/ +(?:--|#)/)[0] ?? '';
}
