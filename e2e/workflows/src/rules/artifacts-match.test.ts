import { found, workflow } from '@nss/workflow-runner/rules';
import { artifactsMatch as rule } from './artifacts-match';

const UP = '{ uses: actions/upload-artifact@v4, with: { name: "promotion-${{ inputs.environment }}", path: x } }';
const down = (inputs: string) =>
  workflow(`  a: { steps: [${UP}, { uses: actions/download-artifact@v4, with: { ${inputs} } }] }`);

test.each([
  ['name: "promotion-${{ matrix.environment }}"', []],
  [
    'name: "promotions-${{ inputs.environment }}"',
    [
      'uploads promotion-${{ inputs.environment }}, which nobody downloads',
      'downloads promotions-${{ inputs.environment }}, which nobody uploads',
    ],
  ],
  ['pattern: "promotion-*"', []],
  [
    // A name that got longer is not what the pattern was written for.
    'pattern: "promo*"',
    ['uploads promotion-${{ inputs.environment }}, which nobody downloads', 'downloads promo*, which nobody uploads'],
  ],
  [
    'pattern: "other-*"',
    ['uploads promotion-${{ inputs.environment }}, which nobody downloads', 'downloads other-*, which nobody uploads'],
  ],
  ['path: here', []],
])('%s', (inputs, problems) =>
  expect(found(rule, down(inputs))).toEqual(problems.map((problem) => `w.yml:4 ${problem}`)),
);

test('what people fetch may go without a download', () => {
  expect(
    found(
      rule,
      workflow(
        '  a: { steps: [{ uses: actions/upload-artifact@v4, with: { name: "evidence-${{ inputs.e }}-${{ inputs.r }}", path: x } }] }',
      ),
    ),
  ).toEqual([]);
});

test('a job waits for the one that uploads what it downloads', () => {
  const jobs = (needs: string) =>
    workflow(
      `  up: { steps: [${UP}] }\n  between: { needs: up, steps: [] }\n  down: { ${needs} steps: [{ uses: actions/download-artifact@v4, with: { name: "promotion-\${{ matrix.e }}" } }] }`,
    );
  expect(found(rule, jobs('needs: between,'))).toEqual([]);
  expect(found(rule, jobs(''))).toEqual([
    'w.yml:6 job down downloads promotion-${{ matrix.e }} without waiting for up, which uploads it',
  ]);
});
