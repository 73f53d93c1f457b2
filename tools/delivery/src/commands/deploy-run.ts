import { WrongUse } from '@nss/command-line';
import { required } from '../required';
import { GitHub } from '@nss/github-api';
import { output, say } from '../github/job';
import { againstDeploying } from '../rollback/deployed-run';

/** Name of the artifact that the deploy workflow keeps an assembly as. */
const ASSEMBLY = 'assembly';

/**
 * `deploy-run --run NUMBER --branch BRANCH`: the commit of an earlier deploy run.
 * @throws Error for a run whose assembly the branch did not deploy to its end: what it made was never meant to be deployed
 */
export async function deployRun(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { run: number = '', branch = '' } = required(values, 'run', 'branch');
  if (!/^[1-9]\d*$/.test(number)) throw new WrongUse(`${number} is no run's number`);
  const github = GitHub.ofJob();
  const path = { run_id: Number(number) };
  const run = await github.find('/actions/runs/{run_id}', { path });
  if (!run) throw new Error(`there is no run ${number} in this repository`);
  // By its commit: a tag may have the name of a branch.
  const {
    object: { sha: head },
  } = await github.request('GET', '/git/ref/{ref}', { path: { ref: `heads/${branch}` } });
  const compared = await github.find('/compare/{basehead}', { path: { basehead: `${run.head_sha}...${head}` } });
  const artifacts = await github.list('/actions/runs/{run_id}/artifacts', { path, query: { name: ASSEMBLY } });
  const facts = {
    run,
    branchIs: compared?.status ?? 'without it',
    assembly: artifacts.find(({ name }) => name === ASSEMBLY),
  };
  const against = againstDeploying(facts, { repository: github.repository, branch });
  if (against.length > 0)
    throw new Error(`run ${number} is not deployed again:\n${against.map((reason) => `- ${reason}`).join('\n')}`);
  output('commit', run.head_sha);
  say(`run ${number} deployed ${run.head_sha}`);
  return 0;
}
