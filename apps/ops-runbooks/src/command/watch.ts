import { watchRunbook } from '@nss/runbook-client';
import { connection, type ConnectionOptions } from './connection';
import { follow, type FollowStreams } from './follow';
import { takenUp } from './taken-up';

/** What was asked for. */
interface Given extends FollowStreams {
  readonly arguments: readonly string[];
  readonly options: { readonly environment: string };
}

/**
 * Takes up an execution that another terminal, a workflow or AWS started, and watches it to its end as if it had been started here.
 * @returns the exit code: 0 when the runbook succeeded, else 1
 * @throws WrongUse where the environment has no such execution
 */
export async function watch(
  { arguments: [id = ''], options: { environment }, ...streams }: Given,
  options: ConnectionOptions = {},
): Promise<number> {
  const connected = connection(environment, options);
  const { ssm, intervalMilliseconds } = connected;
  const { runbook } = await takenUp(connected, id);
  return follow(runbook, connected, streams, ({ onStarted, onLook }) => {
    onStarted(id);
    return watchRunbook(id, { ssm, say: streams.out, onLook, intervalMilliseconds });
  });
}
