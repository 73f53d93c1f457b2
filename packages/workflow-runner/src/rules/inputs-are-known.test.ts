import { inputsAreKnown as rule } from './inputs-are-known';
import { found, workflow } from './testing';

const action = {
  '.github/actions/x/action.yml':
    'inputs: { who: { required: true }, how: { default: well } }\nruns: { using: composite, steps: [] }',
};

test.each([
  ['uses: actions/checkout@v4, with: { fetch-deph: 0 }', 'actions/checkout has no input fetch-deph'],
  ['uses: actions/checkout@v4, with: { fetch-depth: 0 }', undefined],
  ['uses: actions/cache/restore@v4, with: { path: x }', 'actions/cache/restore needs key'],
  ['uses: some/action@v4', 'some/action is not known'],
  ['uses: ./.github/actions/x, with: { who: me }', undefined],
  ['uses: ./.github/actions/x, with: { how: badly, where: here }', './.github/actions/x has no input where'],
  ['uses: ./.github/actions/y', './.github/actions/y is not known'],
])('%s: %s', (step, problem) => {
  const findings = found(rule, workflow(`  a: { steps: [{ ${step} }] }`), action);
  if (problem === undefined) expect(findings).toEqual([]);
  else expect(findings).toContain(`w.yml:4 ${problem}`);
});
