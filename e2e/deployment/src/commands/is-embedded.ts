import type * as NamedCloud from './named-cloud';

/** Names of this machine: an endpoint there is an embedded cloud. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Why nobody has to be asked there. */
export const IN_EMBEDDED_CLOUD = 'the cloud is the embedded one';

/** Whether clients are pointed at an embedded cloud: `AWS_ENDPOINT_URL` names a port of this machine. */
export function isEmbedded(endpoint = process.env['AWS_ENDPOINT_URL']): boolean {
  return endpoint !== undefined && URL.canParse(endpoint) && LOOPBACK.includes(new URL(endpoint).hostname);
}

/** What acts in the embedded cloud that `AWS_ENDPOINT_URL` names: loaded once a command needs it. */
export async function namedCloud(): Promise<typeof NamedCloud | undefined> {
  return isEmbedded() ? import('./named-cloud') : undefined;
}
