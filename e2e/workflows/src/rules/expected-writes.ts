import { type Scope } from '@nss/workflow-runner/rules';

/** What jobs may write, by `workflow / job`. Anything else is read, or not at all. */
export const EXPECTED_WRITES: Readonly<Record<string, readonly Scope[]>> = {
  'ci / changes': ['id-token'],
  'ci / comment': ['pull-requests'],
  'deploy / synth': ['attestations', 'id-token'],
  'deploy / waves': ['id-token'],
  'drift / detect': ['id-token'],
  'drift / tell': ['issues'],
  'environment / deploy': ['id-token'],
  'environment / prepare': ['id-token'],
  'repair / plan': ['id-token'],
  'repair / repair': ['id-token'],
  'rollback / waves': ['id-token'],
  'runbook / start': ['id-token'],
  'wave / environment': ['id-token'],
  'zscaler-ranges / refresh': ['contents', 'issues'],
};
