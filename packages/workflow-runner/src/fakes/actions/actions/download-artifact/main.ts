import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { passesFilter } from '../../../../workflow-file/filter-pattern';
import { api } from '../../../github-client';
import { booleanInput, input, main, setOutput, workspace } from '../../../runner';

/** The artifacts of a run. Those of another run need a token that may read actions. */
async function artifacts(runId: string): Promise<string[]> {
  const token = input('github-token');
  if (token === '') {
    if (runId !== process.env.GITHUB_RUN_ID) throw new Error('github-token is needed for artifacts of another run');
    const folder = join(process.env.ACT_ARTIFACTS!, runId);
    return existsSync(folder) ? readdirSync(folder) : [];
  }
  const listed = await api<{ artifacts: { name: string; expired: boolean }[] }>(
    'GET',
    `/actions/runs/${runId}/artifacts?per_page=100`,
    token,
    input('repository'),
  );
  return listed.artifacts.filter(({ expired }) => !expired).map(({ name }) => name);
}

void main(async () => {
  if (input('artifact-ids') !== '')
    throw new Error('the fake of actions/download-artifact does not know artifact-ids: use name');
  const name = input('name');
  const pattern = input('pattern');
  // Without a token, the real action looks at its own run whatever run-id says.
  const runId = input('github-token') === '' ? process.env.GITHUB_RUN_ID! : input('run-id');
  const there = await artifacts(runId);
  const wanted =
    name !== ''
      ? there.filter((artifact) => artifact === name)
      : there.filter((artifact) => pattern === '' || passesFilter([pattern], artifact));
  if (name !== '' && wanted.length === 0)
    throw new Error(`Unable to download artifact(s): Artifact not found for name: ${name}`);
  const target = resolve(workspace(), input('path').replace(/^~(?=\/|$)/, homedir()));
  mkdirSync(target, { recursive: true });
  for (const artifact of wanted) {
    const folder = name !== '' || booleanInput('merge-multiple') ? target : join(target, artifact);
    cpSync(join(process.env.ACT_ARTIFACTS!, runId, artifact), folder, { recursive: true });
  }
  setOutput('download-path', target);
  console.log(`Total of ${wanted.length} artifact(s) downloaded`);
});
