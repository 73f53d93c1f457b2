import { GENERAL_RULES, type Rule } from '@nss/workflow-runner/rules';
import { artifactsMatch } from './artifacts-match';
import { choicesAreCurrent } from './choices-are-current';
import { deploymentsAreChecked } from './deployments-are-checked';
import { deploymentsArePrepared } from './deployments-are-prepared';
import { deploymentsTakeTurns } from './deployments-take-turns';
import { identityInstallsLeast } from './identity-installs-least';
import { identityRunsOwnCode } from './identity-runs-own-code';
import { lossesAreConsented } from './losses-are-consented';
import { promotionStopsAtFailure } from './promotion-stops-at-failure';
import { proofIsExact } from './proof-is-exact';
import { runnerFilesHaveOneWriter } from './runner-files-have-one-writer';
import { runnersArePinned } from './runners-are-pinned';
import { writersRunBaseCode } from './writers-run-base-code';
import { writesAreExpected } from './writes-are-expected';

/** What this repository's workflows are held to: what holds for any, and what its delivery needs. */
export const RULES: readonly Rule[] = [
  ...GENERAL_RULES,
  artifactsMatch,
  choicesAreCurrent,
  deploymentsAreChecked,
  deploymentsArePrepared,
  deploymentsTakeTurns,
  identityInstallsLeast,
  identityRunsOwnCode,
  lossesAreConsented,
  promotionStopsAtFailure,
  proofIsExact,
  runnerFilesHaveOneWriter,
  runnersArePinned,
  writersRunBaseCode,
  writesAreExpected,
];
