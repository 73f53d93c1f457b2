import { keysOf } from './keys';

/**
 * Asks a control route of a running cloud, with the token that only its user has.
 * @param endpoint of the cloud
 * @param route what follows `/_embedded-cloud/`
 * @param message sent as JSON @default - nothing is sent
 * @param timeoutMilliseconds how long to wait for the answer @default - as long as it takes
 * @throws NoSuchCloudError where this user started no cloud on that port
 */
export async function askControl(
  endpoint: string,
  route: string,
  message?: unknown,
  timeoutMilliseconds?: number,
): Promise<Response> {
  const headers = { authorization: `Bearer ${keysOf(endpoint).controlToken}` };
  const body = message === undefined ? {} : { method: 'POST', body: JSON.stringify(message) };
  return fetch(`${endpoint}/_embedded-cloud/${route}`, {
    headers,
    ...body,
    ...(timeoutMilliseconds && { signal: AbortSignal.timeout(timeoutMilliseconds) }),
  });
}
