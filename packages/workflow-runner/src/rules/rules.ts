import { actionsArePinned } from './actions-are-pinned';
import { checkoutsForgetCredentials } from './checkouts-forget-credentials';
import { credentialsAreBounded } from './credentials-are-bounded';
import { forksWriteNothing } from './forks-write-nothing';
import { identityNeedsEnvironment } from './identity-needs-environment';
import { inputsAreKnown } from './inputs-are-known';
import { jobsHaveTimeouts } from './jobs-have-timeouts';
import { noSecrets } from './no-secrets';
import { optionValuesAreJoined } from './option-values-are-joined';
import { permissionsStartEmpty } from './permissions-start-empty';
import { runsOffline } from './runs-offline';
import { scriptsHoldNoExpressions } from './scripts-hold-no-expressions';
import { type Finding, type GitHubFiles, type Rule } from './rule';

/** Rules that hold for any repository. */
export const GENERAL_RULES: readonly Rule[] = [
  actionsArePinned,
  checkoutsForgetCredentials,
  credentialsAreBounded,
  forksWriteNothing,
  identityNeedsEnvironment,
  inputsAreKnown,
  jobsHaveTimeouts,
  noSecrets,
  optionValuesAreJoined,
  permissionsStartEmpty,
  runsOffline,
  scriptsHoldNoExpressions,
];

/** What breaks rules, in the order of the files. */
export function checkRules(files: GitHubFiles, rules: readonly Rule[] = GENERAL_RULES): Finding[] {
  return rules
    .flatMap((rule) => rule.check(files).map((broken) => ({ rule: rule.name, ...broken })))
    .sort((a, b) => a.path.localeCompare(b.path) || a.position.line - b.position.line);
}

/** `path:line:column: problem (rule); remedy` */
export function findingText({ path, position, problem, rule, remedy }: Finding): string {
  return `${path}:${position.line}:${position.column}: ${problem} (${rule}); ${remedy}`;
}
