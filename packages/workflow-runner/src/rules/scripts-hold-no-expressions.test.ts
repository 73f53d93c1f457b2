import { scriptsHoldNoExpressions as rule } from './scripts-hold-no-expressions';
import { found, workflow } from './testing';

test('an expression in a script is found, in actions too; in env it is not', () => {
  expect(found(rule, workflow('  a:\n    steps:\n      - run: echo ${{ inputs.name }}'))).toEqual([
    'w.yml:6 run holds ${{ inputs.name }}',
  ]);
  expect(found(rule, workflow('  a: { steps: [{ run: "echo $NAME", env: { NAME: "${{ inputs.name }}" } }] }'))).toEqual(
    [],
  );
  expect(
    found(rule, workflow('  a: { steps: [] }'), {
      '.github/actions/x/action.yml':
        'runs: { using: composite, steps: [{ run: "echo ${{ inputs.x }}", shell: bash }] }',
    }),
  ).toHaveLength(1);
});
