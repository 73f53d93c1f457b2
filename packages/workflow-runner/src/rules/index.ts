export { GENERAL_RULES, checkRules, findingText } from './rules';
export { atJob, jobSteps, jobs, needs, reachedSteps, steps } from './rule';
export {
  type Broken,
  type DispatchChoice,
  type Finding,
  type GitHubFiles,
  type LocatedJob,
  type LocatedStep,
  type Rule,
} from './rule';
export { githubFiles, githubTexts, readAction } from './github-files';
export { found, workflow } from './testing';
export { concurrencyOf, environmentOf } from '../instrument/runner-steps';
export { WorkflowError, readWorkflow, type Job, type Step, type WorkflowFile } from '../workflow-file/workflow-file';
export { triggerOf } from '../workflow-file/triggers';
export { parseUses } from '../workflow-file/uses';
export { passesFilter } from '../workflow-file/filter-pattern';
export { jobPermissions, type Scope } from '../workflow-file/permissions';
