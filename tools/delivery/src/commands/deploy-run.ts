import { required, WrongUse } from '../command-line';
import { GitHub } from '../github/github';
import { output } from '../github/job';
import { say } from './environment';

interface Run { readonly path: string; readonly head_branch: string; readonly head_sha: string; readonly event: string }

/**
 * `deploy-run --run NUMBER --branch BRANCH`: the commit of an earlier deploy run.
 * @throws Error for a run of another workflow or branch: what it made was never meant to be deployed
 */
export async function deployRun(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { run = '', branch = '' } = required(values, 'run', 'branch');
  if (!/^[1-9]\d*$/.test(run)) throw new WrongUse(`${run} is no run's number`);
  const found = await GitHub.ofJob().find<Run>(`/actions/runs/${run}`);
  if (!found) throw new Error(`there is no run ${run} in this repository`);
  const [path] = found.path.split('@');
  if (path !== '.github/workflows/deploy.yml') throw new Error(`run ${run} is of ${path} and not of .github/workflows/deploy.yml`);
  if (found.head_branch !== branch) throw new Error(`run ${run} deployed ${found.head_branch} and not ${branch}`);
  output('commit', found.head_sha);
  say(`run ${run} deployed ${found.head_sha}`);
  return 0;
}
