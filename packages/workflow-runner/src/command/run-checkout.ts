import { WrongUse } from '@nss/command-line';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type GitHub, startGitHub } from '../github/start-github';
import { type WorkflowRun } from '../github/run';
import { type Starting } from './wanted';

/** How a run ended. */
export interface EndedRun {
  /** File of the workflow. */
  readonly workflow: string;
  /** As GitHub has it: `success`, `failure`, `skipped`, … */
  readonly conclusion: string;
  /** What became of each job, by its name. */
  readonly jobs: Readonly<Record<string, string>>;
}

/**
 * Executes the workflows of a checkout that an event starts, what is not committed yet included. Environments let everybody in.
 *
 * @param say told what the steps print
 * @returns how each run ended, and whether all went well
 * @throws WrongUse where the folder is no checkout, or nothing starts
 * @throws WorkflowError for a workflow that GitHub would not start, or that cannot run faithfully here
 */
export async function runCheckout(
  wanted: Starting,
  say: (line: string) => void,
): Promise<{ succeeded: boolean; runs: readonly EndedRun[] }> {
  const repository = topOf(wanted.folder);
  const github = await startGitHub({ repository, onLine: (_, line) => say(line) });
  try {
    const runs = startedBy(wanted, github);
    if (runs.length === 0)
      throw new WrongUse(`no workflow in ${repository}/.github/workflows starts on a push of this commit to main`);
    const results = await Promise.all(runs.map(async (run) => ({ run, result: await run.finished })));
    return {
      succeeded: results.every(({ result: { conclusion } }) => conclusion === 'success' || conclusion === 'skipped'),
      runs: results.map(({ run: { workflow }, result: { conclusion, jobs } }) => ({
        workflow,
        conclusion,
        jobs: Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.result])),
      })),
    };
  } finally {
    await github.stop();
  }
}

/** How runs ended, for a person. */
export function runText(runs: readonly EndedRun[]): string {
  return runs
    .flatMap(({ workflow, conclusion, jobs }) => [
      `${workflow}: ${conclusion}`,
      ...Object.entries(jobs).map(([name, result]) => `  ${name}: ${result}`),
    ])
    .join('\n');
}

function startedBy(wanted: Starting, github: GitHub): WorkflowRun[] {
  if (wanted.command === 'dispatch') return [github.dispatch(wanted.workflow, wanted.inputs)];
  if (wanted.command === 'schedule') return [github.schedule(wanted.workflow)];
  // What the last commit changed is what filters of paths look at.
  const { remote } = github;
  const commit = remote.resolve('refs/heads/main')!;
  remote.setReference('refs/heads/main', remote.resolve(`${commit}^`) ?? null);
  return github.push(commit);
}

/** The folder of a checkout that has a commit. */
function topOf(folder: string): string {
  const at = resolve(folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', at, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    git('rev-parse', '--verify', 'HEAD');
    return git('rev-parse', '--show-toplevel');
  } catch {
    throw new WrongUse(`${at} is no git checkout with a commit: git init && git add --all && git commit -m first`);
  }
}
