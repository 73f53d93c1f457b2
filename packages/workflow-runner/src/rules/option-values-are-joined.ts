import { steps, type Rule } from './rule';

/** A long option, white space (a line that goes on, too), and a value that a variable or a command gives. */
const SEPARATE = /(?:^|[\s;&|(])(--[A-Za-z][\w-]*)(?:[ \t]|\\\r?\n)+["']?(?:\$[\w{(@*]|`)/g;

/**
 * A value that begins with a dash is taken for another option, or refused, by most programs; after `--name=` it cannot be.
 * https://nodejs.org/api/util.html#utilparseargsconfig
 */
export const optionValuesAreJoined: Rule = {
  name: 'option-values-are-joined',
  why: 'a value that a person wrote may begin with a dash, and is then taken for an option',
  check: (files) =>
    steps(files).flatMap(({ path, step, positionOf }) =>
      [...String(step.run ?? '').matchAll(SEPARATE)].map(([, option = '']) => ({
        path,
        position: positionOf('run'),
        problem: `the value of ${option} stands apart from it`,
        remedy: `write ${option}="$VALUE"`,
      })),
    ),
};
