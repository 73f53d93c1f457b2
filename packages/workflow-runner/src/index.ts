export { actBinary } from './act/build-act';
export {
  startGitHub,
  OWNER_TOKEN,
  type GitHub,
  type GitHubOptions,
  type InstalledFolders,
} from './github/start-github';
export { ISSUER } from './github/identity/issuer';
export { type PullRequestOptions } from './github/pull-requests';
export { type Issue } from './github/state';
export { type RunResult, type WorkflowRun } from './github/run';
export { type Gate, type EnvironmentRules } from './github/gate';
export { type JobRecord, type StepRecord } from './act/act-log';
