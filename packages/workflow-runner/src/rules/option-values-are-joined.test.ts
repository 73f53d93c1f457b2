import { optionValuesAreJoined as rule } from './option-values-are-joined';
import { found, workflow } from './testing';

const problems = (run: string) =>
  found(
    rule,
    workflow(
      `  a:\n    steps:\n      - run: |\n${run
        .split('\n')
        .map((line) => `          ${line}`)
        .join('\n')}`,
    ),
  );

test.each([
  ['x --description "$DESCRIPTION"'],
  ['x --description $DESCRIPTION'],
  ['x --description "${DESCRIPTION}"'],
  ['x --a=1 --description   "$D"'],
  ['x --description \\\n  "$D"'],
  ['x --description "$(cat body)"'],
  ['x --description `cat body`'],
  ['cd y && x --description "$@"'],
  ['(x --description "$1")'],
])('%j is found', (run) => {
  expect(problems(run)).toEqual([expect.stringMatching(/^w\.yml:6 the value of --description stands apart from it$/)]);
});

test.each([
  ['x --description="$DESCRIPTION"'],
  ['x --report dist/report.md --json'],
  ['x --json && echo "$D"'],
  ['x -- "$D"'],
  ['x --flag\necho "$D"'],
  ['git log --format=%H "$BASE"'],
])('%j is not', (run) => {
  expect(problems(run)).toEqual([]);
});

test('in an action too, and once for each option', () => {
  const action = 'runs: { using: composite, steps: [{ run: "x --a \\"$A\\" --b \\"$B\\"", shell: bash }] }';
  expect(found(rule, workflow('  a: { steps: [] }'), { '.github/actions/x/action.yml': action })).toHaveLength(2);
});
