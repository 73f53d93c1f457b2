import { workspaceRoot } from '@nss/workspace';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Seen } from '../terminal';
import { type Situations } from './situation';

/** How `gh` was called, without what it was told with each call. */
const paths = ({ called }: Seen) => called.map((line) => line.split(/ -[fF] | --input /)[0]);
/** https://docs.github.com/en/rest/deployments/environments and .../branch-policies */
const environment = (name: string) => `gh api --method PUT repos/OWNER/REPOSITORY/environments/${name}`;
const policy = (name: string) =>
  `gh api --method POST repos/OWNER/REPOSITORY/environments/${name}/deployment-branch-policies`;
const R = 'OWNER/REPOSITORY';

/** What is typed once a repository. GitHub's own program is called as its pages say; what GitHub makes of it, `doctor` asks. */
export const REPOSITORY_SITUATIONS: Situations = {
  'Once per repository: R=OWNER/REPOSITORY': {
    environment: 'dev',
    // "for `main` only", but for those of pull requests.
    shows: (seen) => {
      const ofMain = ['assembly', 'dev', 'dev-prepare', 'dev-runbook', 'dev-drift', 'prod-prepare', 'prod-drift'];
      expect(paths(seen)).toEqual([
        ...ofMain.flatMap((name) => [environment(name), policy(name)]),
        ...['dev-diff', 'prod-diff'].map(environment),
      ]);
    },
  },
  'Once per repository: for E in prod prod-runbook dev-repair prod-repair dev-consent prod-consent; do': {
    environment: 'dev',
    variables: () => Promise.resolve({ R }),
    shows: (seen) => {
      const reviewed = ['prod', 'prod-runbook', 'dev-repair', 'prod-repair', 'dev-consent', 'prod-consent'];
      expect(paths(seen)).toEqual(
        reviewed.flatMap((name) => ['gh api orgs/OWNER/teams/TEAM --jq .id', environment(name), policy(name)]),
      );
      // "Nobody approves what they started"
      const made = seen.called.filter((line) => line.includes('--method PUT'));
      expect(made.filter((line) => !line.includes(' prevent_self_review=true '))).toEqual([]);
    },
  },
  'Once per repository: for F in .github/rulesets/*.json; do gh api': {
    environment: 'dev',
    variables: () => Promise.resolve({ R }),
    shows: (seen) => {
      const files = readdirSync(join(workspaceRoot(), '.github/rulesets')).sort();
      expect(files.length).toBeGreaterThan(0);
      expect(seen.called).toEqual([
        ...files.map((file) => `gh api --method POST repos/${R}/rulesets --input .github/rulesets/${file}`),
        `gh variable set DIFF_ROLE --body on --repo ${R}`,
        expect.stringMatching(
          / default_workflow_permissions=read .* can_approve_pull_request_reviews=false$/,
        ) as string,
      ]);
    },
  },
};
