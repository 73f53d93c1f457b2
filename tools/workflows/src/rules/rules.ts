import { actionsArePinned } from './actions-are-pinned';
import { artifactsMatch } from './artifacts-match';
import { checkoutsForgetCredentials } from './checkouts-forget-credentials';
import { choicesAreCurrent } from './choices-are-current';
import { credentialsAreBounded } from './credentials-are-bounded';
import { deploymentsAreChecked } from './deployments-are-checked';
import { deploymentsArePrepared } from './deployments-are-prepared';
import { deploymentsTakeTurns } from './deployments-take-turns';
import { forksWriteNothing } from './forks-write-nothing';
import { identityInstallsLeast } from './identity-installs-least';
import { identityNeedsEnvironment } from './identity-needs-environment';
import { identityRunsOwnCode } from './identity-runs-own-code';
import { inputsAreKnown } from './inputs-are-known';
import { jobsHaveTimeouts } from './jobs-have-timeouts';
import { lossesAreConsented } from './losses-are-consented';
import { noSecrets } from './no-secrets';
import { optionValuesAreJoined } from './option-values-are-joined';
import { permissionsStartEmpty } from './permissions-start-empty';
import { proofIsExact } from './proof-is-exact';
import { promotionStopsAtFailure } from './promotion-stops-at-failure';
import { type DeliveryFiles, type Finding, type Rule } from './rule';
import { runnerFilesHaveOneWriter } from './runner-files-have-one-writer';
import { runnersArePinned } from './runners-are-pinned';
import { runsOffline } from './runs-offline';
import { scriptsHoldNoExpressions } from './scripts-hold-no-expressions';
import { writersRunBaseCode } from './writers-run-base-code';
import { writesAreExpected } from './writes-are-expected';

/** Every rule of our own. */
export const RULES: readonly Rule[] = [
  actionsArePinned,
  artifactsMatch,
  checkoutsForgetCredentials,
  choicesAreCurrent,
  credentialsAreBounded,
  deploymentsAreChecked,
  deploymentsArePrepared,
  deploymentsTakeTurns,
  forksWriteNothing,
  identityInstallsLeast,
  identityNeedsEnvironment,
  identityRunsOwnCode,
  inputsAreKnown,
  jobsHaveTimeouts,
  lossesAreConsented,
  noSecrets,
  optionValuesAreJoined,
  permissionsStartEmpty,
  proofIsExact,
  promotionStopsAtFailure,
  runnerFilesHaveOneWriter,
  runnersArePinned,
  runsOffline,
  scriptsHoldNoExpressions,
  writersRunBaseCode,
  writesAreExpected,
];

/** What breaks the rules, in the order of the files. */
export function checkRules(files: DeliveryFiles): Finding[] {
  return RULES.flatMap((rule) => rule.check(files).map((broken) => ({ rule: rule.name, ...broken }))).sort(
    (a, b) => a.path.localeCompare(b.path) || a.position.line - b.position.line,
  );
}

/** `path:line:column: problem (rule); remedy` */
export function findingText({ path, position, problem, rule, remedy }: Finding): string {
  return `${path}:${position.line}:${position.column}: ${problem} (${rule}); ${remedy}`;
}
