import { actionsArePinned as rule } from './actions-are-pinned';
import { found, workflow } from './testing';

const SHA = '11bd71901bbe5b1630ceea73d27597364c9af683';
const using = (...uses: string[]) =>
  workflow(`  a:\n    steps:\n${uses.map((text) => `      - uses: ${text}\n`).join('')}`);

test.each([
  [`actions/checkout@${SHA} # v4.2.2`, undefined],
  ['./.github/actions/set-up', undefined],
  [`actions/checkout@${SHA}`, 'has no version beside it'],
  ['actions/checkout@v4 # v4.2.2', 'is not pinned by the 40 digits of a commit'],
  [`actions/checkout@${SHA.slice(1)} # v4`, 'is not pinned by the 40 digits of a commit'],
  ['docker://alpine:3', 'is no action of a repository'],
])('%s: %s', (uses, problem) =>
  expect(found(rule, using(uses))).toEqual(problem === undefined ? [] : [`w.yml:6 ${uses.split(' ')[0]} ${problem}`]),
);

test('a commit has one version, in actions of the repository too', () => {
  const action = {
    '.github/actions/x/action.yml': `runs:\n  using: composite\n  steps:\n    - uses: actions/checkout@${SHA} # v4.2.1\n`,
  };
  expect(found(rule, using(`actions/checkout@${SHA} # v4.2.2`), action)).toEqual([
    `.github/actions/x/action.yml:4 actions/checkout@${SHA} is called v4.2.1 here and v4.2.2 elsewhere`,
  ]);
});
