import {
  atJob,
  jobs,
  reachedSteps,
  type Broken,
  type GitHubFiles,
  type LocatedJob,
  type Rule,
} from '@nss/workflow-runner/rules';
import { EXECUTES, firstRun, isDeployment, isPreparation, PREPARES } from './deployment-job';

/** A command that has to stand before or after another one, in the job or in the actions it uses. */
interface Check {
  around: RegExp;
  command: RegExp;
  order: 'before' | 'after';
  problem: string;
  remedy: string;
}

const PROVEN = {
  command: /\bgh attestation verify\b/,
  order: 'before',
  problem: 'takes an assembly without proof of where it was made',
  remedy: 'gh attestation verify before it is used',
} as const;

const CHECKS: readonly Check[] = [
  { ...PROVEN, around: PREPARES },
  { ...PROVEN, around: EXECUTES },
  {
    around: PREPARES,
    command: /\bdelivery -- require-origin\b/,
    order: 'before',
    problem: 'promotes what may not run in the environment before',
    remedy: 'npm run -s delivery -- require-origin',
  },
  {
    around: EXECUTES,
    command: /\bdelivery -- verify\b/,
    order: 'after',
    problem: 'deploys without reading back what is there',
    remedy: 'npm run -s delivery -- verify after it',
  },
];

function broken(files: GitHubFiles, located: LocatedJob): Broken[] {
  const reached = reachedSteps(files, located);
  return CHECKS.flatMap(({ around, command, order, problem, remedy }): Broken[] => {
    const at = firstRun(reached, around);
    if (at < 0) return [];
    const isThere = firstRun(order === 'before' ? reached.slice(0, at) : reached.slice(at + 1), command) >= 0;
    return isThere ? [] : [atJob(located, 'steps', problem, remedy)];
  });
}

/** Only what was made by the deploy workflow, and runs where it comes from, is deployed; and what was deployed is looked at. */
export const deploymentsAreChecked: Rule = {
  name: 'deployments-are-checked',
  why: 'an assembly from elsewhere would be deployed, or a deployment that failed would count as done',
  check: (files) =>
    jobs(files)
      .filter((located) => isDeployment(files, located) || isPreparation(files, located))
      .flatMap((located) => broken(files, located)),
};
