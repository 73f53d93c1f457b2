import { steps, type Rule } from '@nss/workflow-runner/rules';

/** What a proof of origin has to be held against. A signer workflow is compared by its beginning, and fits every branch and tag. */
const HELD_AGAINST: readonly string[] = [
  '--repo="$GITHUB_REPOSITORY"',
  '--cert-identity="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/.github/workflows/deploy.yml@refs/heads/main"',
  '--source-ref=refs/heads/main',
  '--source-digest="$COMMIT"',
  '--deny-self-hosted-runners',
];

/**
 * A proof of origin names the workflow, the branch, the commit and the kind of machine.
 * Source: cli.github.com/manual/gh_attestation_verify
 */
export const proofIsExact: Rule = {
  name: 'proof-is-exact',
  why: "what another branch, a tag, another commit or a machine of somebody made would pass as main's",
  check: (files) =>
    steps(files)
      .filter(({ step }) => /\bgh attestation verify\b/.test(String(step.run ?? '')))
      .flatMap(({ path, step, positionOf }) => {
        const words = String(step.run).split(/\s+/);
        return HELD_AGAINST.filter((option) => !words.includes(option)).map((option) => ({
          path,
          position: positionOf('run'),
          problem: `the proof is not held against ${option.split('=')[0]!}`,
          remedy: `add ${option}`,
        }));
      }),
};
