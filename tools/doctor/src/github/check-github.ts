import { type KnownSubjects } from '@nss/operations';
import { type LoadedEnvironment } from '@nss/environment';
import { type Answer, judged, judgedFirst, type Line } from '../line';
import { checkEnvironments } from './check-environments';
import { checkMain } from './check-main';
import { type GitHubFacts } from './facts';
import { type WantedRuleset } from './ruleset';

/** What of this clone GitHub is held against. */
export interface Clone {
  readonly rulesets: readonly WantedRuleset[];
  /** Files that git knows, relative to the root. */
  readonly files: readonly string[];
}

/**
 * What the repository on GitHub lacks for these environments.
 * @param trusted what the roles are meant to trust. @default - what GitHub says
 */
export function checkGitHub(
  environments: readonly LoadedEnvironment[],
  facts: GitHubFacts,
  clone: Clone,
  trusted: Answer<KnownSubjects> = facts.subjects,
): Line[] {
  const { name = 'OWNER/REPOSITORY' } = facts;
  const where = 'GitHub';
  // Who has no repository on GitHub deploys by hand, and nothing is amiss.
  const first = facts.name === undefined ? judged : judgedFirst;
  return [
    first(
      {
        where,
        check: 'repository',
        wanted: 'a repository that can be asked',
        askWith: 'GITHUB_TOKEN=$(gh auth token) npm run -s doctor',
      },
      facts.repository,
      (found) => ({ verdict: 'pass', found }),
    ),
    judged(
      {
        where,
        check: 'subjects of tokens',
        wanted: 'those that the roles trust',
        askWith: `gh api repos/${name}/actions/oidc/customization/sub`,
      },
      facts.subjects,
      ({ prefixes, because }) => {
        const text = `${prefixes.join(' or ')}: ${because}`;
        const isTrusted = !trusted.isKnown || prefixes.every((prefix) => trusted.value.prefixes.includes(prefix));
        return isTrusted
          ? { verdict: 'pass', found: text }
          : {
              verdict: 'fail',
              found: text,
              command: 'npm run -s doctor   # without --subject-prefix, and bootstrap likewise',
            };
      },
    ),
    ...checkEnvironments(environments, facts, name),
    judged(
      {
        where,
        check: 'variable DIFF_ROLE',
        wanted: 'on: pull requests show what CloudFormation would change',
        askWith: `gh variable list --repo ${name}`,
      },
      facts.variables,
      ({ DIFF_ROLE: value }) =>
        value === 'on'
          ? { verdict: 'pass', found: 'on' }
          : {
              verdict: 'warn',
              found: value ? `${value}` : 'not set: templates are compared',
              command: `gh variable set DIFF_ROLE --body on --repo ${name}`,
            },
    ),
    attestations(facts, name),
    ...checkMain(facts, name, clone.rulesets, clone.files),
  ];
}

function attestations({ variables, isPrivate }: GitHubFacts, name: string): Line {
  const subject = {
    where: 'GitHub',
    check: 'variable ATTESTATIONS',
    wanted: 'not off: what is deployed is proven to come from the deploy workflow',
    askWith: `gh variable list --repo ${name}`,
  };
  const answer = variables.isKnown
    ? isPrivate.isKnown
      ? { isKnown: true as const, value: { off: variables.value['ATTESTATIONS'] === 'off', isHidden: isPrivate.value } }
      : isPrivate
    : variables;
  return judged(subject, answer, ({ off, isHidden }) => {
    if (off)
      return {
        verdict: 'warn',
        found: isHidden
          ? 'off: digests are compared, nothing proves where it was made'
          : 'off, though public repositories have attestations',
        command: `gh variable delete ATTESTATIONS --repo ${name}`,
      };
    if (isHidden)
      return {
        verdict: 'warn',
        found: 'not off, in a private repository: attestations need a plan that has them',
        command: `gh variable set ATTESTATIONS --body off --repo ${name}   # where the plan has none`,
      };
    return { verdict: 'pass', found: 'not off' };
  });
}
