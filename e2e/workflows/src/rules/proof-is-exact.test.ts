import { found, workflow } from '@nss/workflow-runner/rules';
import { proofIsExact as rule } from './proof-is-exact';

const exact =
  'gh attestation verify a --repo="$GITHUB_REPOSITORY" --cert-identity="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/.github/workflows/deploy.yml@refs/heads/main" --source-ref=refs/heads/main --source-digest="$COMMIT" --deny-self-hosted-runners';
const problems = (run: string) => found(rule, workflow(`  a:\n    steps:\n      - run: ${run}`));

test('a proof that names everything is good, and each part is needed', () => {
  expect(problems(exact)).toEqual([]);
  const options = exact.split(' ').filter((word) => word.startsWith('--'));
  expect(options).toHaveLength(5);
  for (const option of options)
    expect(problems(exact.replace(` ${option}`, ''))).toEqual([
      `w.yml:6 the proof is not held against ${option.split('=')[0]!}`,
    ]);
});

test.each([
  ['@refs/heads/main"', '@refs/heads/topic"'],
  ['deploy.yml@', 'deploy.yml-x.yml@'],
  ['--source-ref=refs/heads/main', '--source-ref=refs/heads/mainly'],
  ['"$COMMIT"', '"$OTHER"'],
  ['--cert-identity=', '--signer-workflow='],
])('%s is no %s', (right, wrong) => {
  expect(problems(exact.replace(right, wrong))).toHaveLength(1);
});
