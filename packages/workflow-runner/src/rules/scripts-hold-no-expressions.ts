import { steps, type Rule } from './rule';

/** GitHub writes the value of an expression into the script before the shell reads it. */
export const scriptsHoldNoExpressions: Rule = {
  name: 'scripts-hold-no-expressions',
  why: 'the value of an expression becomes part of the script, and with it whatever a person typed',
  check: (files) =>
    steps(files).flatMap(({ path, step, positionOf }) =>
      ['run', 'shell']
        .filter((key) => String(step[key as 'run'] ?? '').includes('${{'))
        .map((key) => ({
          path,
          position: positionOf(key),
          problem: `${key} holds ${/\$\{\{[^}]*\}\}/.exec(String(step[key as 'run']))?.[0] ?? 'an expression'}`,
          remedy: 'give it to the step in env and read the variable, in quotes',
        })),
    ),
};
