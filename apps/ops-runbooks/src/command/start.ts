import { WrongUse } from '@nss/command-line';
import { runRunbook } from '@nss/runbook-client';
import { connection, type ConnectionOptions } from './connection';
import { follow, type FollowStreams } from './follow';
import { namedRunbook } from './named-runbook';
import { ParameterError, readParameters } from './parameters';

/** What was asked for. */
interface Given extends FollowStreams {
  readonly arguments: readonly string[];
  /** Parameters as `name=value`. */
  readonly options: { readonly environment: string; readonly parameter: readonly string[] };
}

/**
 * Starts a runbook in an environment, and watches it to its end.
 *
 * @returns the exit code: 0 when the runbook succeeded, else 1
 * @throws WrongUse for an unknown runbook, environment or parameter, before anything starts
 */
export async function start(
  { arguments: [name = ''], options: { environment, parameter: pairs }, ...streams }: Given,
  options: ConnectionOptions = {},
): Promise<number> {
  const definition = namedRunbook(name);
  const connected = connection(environment, options);
  const { place, ssm, intervalMilliseconds } = connected;
  const parameters = checked(() => readParameters(definition, place, pairs));
  return follow(name, connected, streams, (followed) =>
    runRunbook({ ssm, place, runbook: name, parameters, say: streams.out, intervalMilliseconds, ...followed }),
  );
}

function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParameterError) throw new WrongUse(error.message);
    throw error;
  }
}
