import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { api } from '../../../github-client';
import { booleanInput, exportVariable, input, main, setOutput, warn, workspace } from '../../../runner';

function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', workspace(), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/** The commit of the last run that succeeded on the main branch. */
async function lastSuccess(branch: string): Promise<string | undefined> {
  const workflow = input('workflow-id') || basename(process.env.GITHUB_WORKFLOW_REF!.split('@')[0]!);
  const { workflow_runs: runs } = await api<{ workflow_runs: { head_sha: string }[] }>(
    'GET',
    `/actions/workflows/${workflow}/runs?branch=${branch}&event=${input('last-successful-event')}&status=success`,
    input('gh-token'),
  );
  return runs.map((run) => run.head_sha).find((sha) => git('merge-base', '--is-ancestor', sha, 'HEAD') !== undefined);
}

void main(async () => {
  const branch = input('main-branch-name');
  const head = git('rev-parse', 'HEAD');
  if (!head) throw new Error('there is no checkout: run actions/checkout first');
  const event = process.env.GITHUB_EVENT_NAME;
  let base: string | undefined;
  if (event === 'pull_request') {
    base = git('merge-base', `${input('remote')}/${branch}`, 'HEAD');
    if (!base) throw new Error(`no merge base with ${input('remote')}/${branch}: check out with fetch-depth: 0`);
  } else if (event === 'merge_group') base = git('rev-parse', 'HEAD^1');
  else base = await lastSuccess(branch);
  setOutput('noPreviousBuild', String(base === undefined));
  if (!base) {
    if (booleanInput('error-on-no-successful-workflow'))
      throw new Error(`Unable to find a successful workflow run on 'origin/${branch}'`);
    base = input('fallback-sha') || git('rev-parse', 'HEAD~1') || git('hash-object', '-t', 'tree', '/dev/null')!;
    warn(`Unable to find a successful workflow run on 'origin/${branch}'; using ${base}`);
  }
  setOutput('base', base);
  setOutput('head', head);
  if (booleanInput('set-environment-variables-for-job')) {
    exportVariable('NX_BASE', base);
    exportVariable('NX_HEAD', head);
  }
});
