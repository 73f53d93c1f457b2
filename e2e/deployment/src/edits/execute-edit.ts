import { type EnvironmentEdit } from '@nss/environment/edits';
import { type EnvironmentFile } from '../reference-environments';
import { type EditOutcome } from './edit-outcome';
import { type DeployedEdit, type ExecutedEdits } from './executed-edits';

/** Deployments of one edit at most: each server of a log type, one after the other, and one more that has nothing to do. */
const MOST_DEPLOYMENTS = 4;

/**
 * Deploys what stands before an edit, the edit, and its way back.
 * @returns how it ended; what failed leaves the cloud in a state that is nobody's
 */
export async function executeEdit(
  cloud: ExecutedEdits,
  { name, before, after }: EnvironmentEdit,
): Promise<EditOutcome> {
  const began = Date.now();
  const ended = (outcome: EditOutcome['outcome'], detail: string) => ({
    name,
    outcome,
    detail,
    seconds: Math.round((Date.now() - began) / 1000),
  });
  const details: string[] = [];
  try {
    await whole(cloud, before);
    for (const file of [after, before]) {
      const { last, ways } = await whole(cloud, file);
      details.push(ways.join(', ') || 'nothing changes');
      const { found } = await cloud.offline.compare(last.loaded, last.assembly);
      const wrong = [...last.wrong, ...found];
      if (wrong.length > 0) return ended('failed', JSON.stringify(wrong).slice(0, 1000));
    }
  } catch (error) {
    const { message } = error as Error;
    return ended(cloud.isChanging ? 'failed' : 'refused', message);
  }
  return ended('applied', details.join('; back: '));
}

/** Deploys a file until nothing waits: servers that relay are replaced after a fail-over. */
async function whole(
  cloud: ExecutedEdits,
  file: EnvironmentFile,
): Promise<{ last: DeployedEdit; ways: readonly string[] }> {
  const ways: string[] = [];
  for (let i = 0; i < MOST_DEPLOYMENTS; i++) {
    const last = await cloud.deploy(file);
    if (last.changes > 0) ways.push(last.removed.length > 0 ? `${last.removed.length} go first` : 'in one step');
    if (last.kept.length === 0) return { last, ways };
    for (const machine of last.kept) await cloud.failOverFrom(last.loaded.environment, machine);
  }
  throw new Error(`servers still wait after ${MOST_DEPLOYMENTS} deployments`);
}
