import { type Job, type Position, type Step, type WorkflowFile } from '../workflow-file/workflow-file';
import { type ActionFile } from './github-files';

/** Something that breaks a rule. */
export interface Finding {
  rule: string;
  path: string;
  position: Position;
  problem: string;
  remedy: string;
}

/** Everything the rules look at. */
export interface GitHubFiles {
  workflows: readonly WorkflowFile[];
  /** The repository's own actions. */
  actions: readonly ActionFile[];
  /** Inputs of the pinned actions, by `owner/name` or `owner/name/folder`. */
  manifests: Readonly<Record<string, ActionInputs>>;
  /** Lists of the code that people choose from in a dispatch. */
  choices: readonly DispatchChoice[];
}

/** The inputs an action takes; true for one that has to be given. */
export type ActionInputs = Readonly<Record<string, boolean>>;

/** An input of a dispatched workflow whose options are a list of the code. */
export interface DispatchChoice {
  workflow: string;
  input: string;
  options: readonly string[];
}

/** A finding without its rule's name, which is added for it. */
export type Broken = Omit<Finding, 'rule'>;

/** A rule that no public tool checks. */
export interface Rule {
  /** `identity-needs-environment` */
  name: string;
  /** What goes wrong without it. */
  why: string;
  check(files: GitHubFiles): Broken[];
}

/** A job with its file. */
export interface LocatedJob {
  file: WorkflowFile;
  id: string;
  job: Job;
}

/** A step of a workflow or of an action. */
export interface LocatedStep {
  path: string;
  step: Step;
  positionOf(key: string, ...more: string[]): Position;
}

/** Every job of every workflow. */
export function jobs(files: GitHubFiles): LocatedJob[] {
  return files.workflows.flatMap((file) => Object.entries(file.workflow.jobs).map(([id, job]) => ({ file, id, job })));
}

/** A finding at a key of a job. */
export function atJob({ file, id }: LocatedJob, key: string, problem: string, remedy: string): Broken {
  return { path: file.path, position: file.positionOf(['jobs', id, key]), problem: `job ${id} ${problem}`, remedy };
}

/** The steps of a job. */
export function jobSteps({ file, id, job }: LocatedJob): LocatedStep[] {
  return (job.steps ?? []).map((step, index) => ({
    path: file.path,
    step,
    positionOf: (...keys) => file.positionOf(['jobs', id, 'steps', index, ...keys]),
  }));
}

/** Every step of every workflow and action. */
export function steps(files: GitHubFiles): LocatedStep[] {
  return [
    ...jobs(files).flatMap(jobSteps),
    ...files.actions.flatMap((action) =>
      action.steps.map((step, index) => ({
        path: action.path,
        step,
        positionOf: (...keys: string[]) => action.positionOf(['runs', 'steps', index, ...keys]),
      })),
    ),
  ];
}

/** The steps of a job and of the repository's own actions it uses, at any depth. */
export function reachedSteps(files: GitHubFiles, located: LocatedJob): Step[] {
  const follow = (step: Step, depth: number): Step[] => {
    const action =
      step.uses?.startsWith('./') && depth < 10
        ? files.actions.find(({ folder }) => folder === step.uses?.slice(2).replace(/\/$/, ''))
        : undefined;
    return [step, ...(action?.steps.flatMap((inner) => follow(inner, depth + 1)) ?? [])];
  };
  return (located.job.steps ?? []).flatMap((step) => follow(step, 0));
}

/** What a job needs, as a list. */
export function needs(job: Pick<Job, 'needs'>): readonly string[] {
  return typeof job.needs === 'string' ? [job.needs] : (job.needs ?? []);
}
