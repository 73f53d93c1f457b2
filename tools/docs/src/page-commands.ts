import { documentedCommands } from './checks/commands';
import { documents } from './workspace';

/**
 * What every page tells people to type that begins so, each once, in the order of the pages: a test that executes them executes what stands on the pages
 * now. Variables set in front of a command are left out: a test sets its own.
 * @param beginning of a command: `npm run -s logs`
 * @throws Error where no page has such a command: a test of none would pass
 */
export function pageCommands(beginning: string): string[] {
  const all = documentedCommands(documents()).map(({ command }) =>
    command.replace(/^(?:\w+=(?:\$\([^)]*\)|\S*)\s+)+/, ''),
  );
  const found = [...new Set(all.filter((command) => command === beginning || command.startsWith(`${beginning} `)))];
  if (found.length === 0) throw new Error(`no page has a command that begins with ${beginning}`);
  return found;
}

/** The words of a command line, as a shell takes them apart. */
export function wordsOf(command: string): string[] {
  return (command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replaceAll(/["']/g, ''));
}

/** The words behind the `--` of npm, or behind the beginning. */
export function argumentsOf(command: string, beginning: string): string[] {
  const words = wordsOf(command.slice(beginning.length));
  return words[0] === '--' ? words.slice(1) : words;
}
