import { judged, type Line } from '../line';
import { filesWithoutOwner, OWNED_PATHS } from './code-owners';
import { type GitHubFacts } from './facts';
import { rulesetDifferences, type WantedRuleset } from './ruleset';

const SHOWN = 3;

/**
 * What lets one person alone change what is deployed: rules of main that are not those of the files, code that nobody owns, workflows that
 * may approve.
 * @param files of the repository, relative to its root
 */
export function checkMain(
  { rulesets, codeOwners, jobsMayApprove }: GitHubFacts,
  repository: string,
  wanted: readonly WantedRuleset[],
  files: readonly string[],
): Line[] {
  const where = 'GitHub';
  return [
    ...wanted.map(({ file, ruleset }) =>
      judged(
        {
          where,
          check: `ruleset ${ruleset.name}`,
          wanted: `that of ${file}`,
          askWith: `gh api repos/${repository}/rulesets`,
        },
        rulesets,
        (all) => {
          const found = all.find(({ name }) => name === ruleset.name);
          if (!found)
            return {
              verdict: 'fail',
              found: 'not there',
              command: `gh api --method POST repos/${repository}/rulesets --input ${file}`,
            };
          const differences = rulesetDifferences(ruleset, found);
          if (differences.length === 0) return { verdict: 'pass', found: 'as in the file' };
          return {
            verdict: 'fail',
            found: some(differences, '; '),
            command: `gh api --method PUT repos/${repository}/rulesets/${found.id} --input ${file}`,
          };
        },
      ),
    ),
    judged(
      {
        where,
        check: 'code owners',
        wanted: `for ${OWNED_PATHS.join(', ')}`,
        askWith: `gh api repos/${repository}/codeowners/errors`,
      },
      codeOwners,
      ({ text, errors }) => {
        const without = filesWithoutOwner(text, files);
        if (errors.length > 0)
          return {
            verdict: 'fail',
            found: some(errors, '; '),
            command: `gh api repos/${repository}/codeowners/errors   # fix .github/CODEOWNERS`,
          };
        if (without.length > 0)
          return {
            verdict: 'fail',
            found: `nobody owns ${some(without, ', ')}`,
            command: 'edit .github/CODEOWNERS: put your own teams in, and merge it',
          };
        return { verdict: 'pass', found: 'every file of them has an owner' };
      },
    ),
    judged(
      {
        where,
        check: 'pull requests of workflows',
        wanted: 'not allowed: the same switch lets a workflow approve one',
        askWith: `gh api repos/${repository}/actions/permissions/workflow`,
      },
      jobsMayApprove,
      (may) =>
        may
          ? {
              verdict: 'fail',
              found: "allowed: a workflow in somebody's branch approves that somebody's pull request",
              command: `gh api --method PUT repos/${repository}/actions/permissions/workflow -f default_workflow_permissions=read -F can_approve_pull_request_reviews=false`,
            }
          : { verdict: 'pass', found: 'not allowed' },
    ),
  ];
}

function some(all: readonly string[], separator: string): string {
  return `${all.slice(0, SHOWN).join(separator)}${all.length > SHOWN ? ` and ${all.length - SHOWN} more` : ''}`;
}
