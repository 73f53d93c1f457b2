import { called } from './choices';
import { type AnyCommand, type OptionSpec } from './command';
import { suggest } from '@nss/suggestion';
import { WrongUse } from './wrong-use';

/**
 * A word that is no command is not meant for the one that is meant where none is named, unless that takes arguments.
 * @throws WrongUse with what may have been meant
 */
export function refuseUnknownCommand(root: AnyCommand, [word, ...rest]: readonly string[]): void {
  if (!('commands' in root) || word === undefined || word.startsWith('-')) return;
  const inner = root.commands[word];
  if (inner) return refuseUnknownCommand(inner, rest);
  const standard = root.commands[root.standard ?? ''];
  if (!standard || ('arguments' in standard && standard.arguments?.length)) return;
  const meant = suggest(word, Object.keys(root.commands));
  throw new WrongUse(`unknown command '${word}'${meant ? `\n(Did you mean ${meant}?)` : ''}`);
}

/**
 * A value that begins with a dash could be an option that was meant: it needs the equals sign, after which any text is a value.
 * @throws WrongUse for one after a space
 */
export function refuseDashedValues(root: AnyCommand, argv: readonly string[]): void {
  const leaf = called(root, argv);
  if ('commands' in leaf) return;
  const options = Object.entries((leaf.options ?? {}) as Readonly<Record<string, OptionSpec>>);
  const long = new Map(
    options.flatMap(([name, { value, short }]) =>
      value === undefined
        ? []
        : [`--${name}`, ...(short ? [`-${short}`] : [])].map((word) => [word, `--${name}`] as const),
    ),
  );
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  words.forEach((word, i) => {
    const value = words[i + 1];
    if (long.has(word) && value !== undefined && /^-./.test(value))
      throw new WrongUse(
        `${word} ${value}: a value that begins with a dash needs the equals sign, ${long.get(word)}=${value}`,
      );
  });
}
