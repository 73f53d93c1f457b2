import { askControl } from './control-route';

/** Packets of one direction through an interface. */
export interface Traffic {
  account: string;
  region: string;
  interfaceId: string;
  srcaddr: string;
  dstaddr: string;
  srcport?: number;
  dstport?: number;
  /** IANA's number. @default 6, TCP */
  protocol?: number;
  /** @default ACCEPT */
  action?: 'ACCEPT' | 'REJECT';
  /** @default 1 */
  packets?: number;
  /** @default 1 */
  bytes?: number;
  /** Seconds since 1970. @default - now */
  at?: number;
}

/**
 * Lets traffic pass that flow logs see: no packet moves by itself. Records arrive when their aggregation interval and the time of publication have passed.
 * @param endpoint of the cloud
 * @throws Error for an interface that is not there
 */
export async function passTraffic(endpoint: string, traffic: readonly Traffic[]): Promise<void> {
  const answer = await askControl(endpoint, 'traffic', traffic);
  if (!answer.ok) throw new Error(`The embedded cloud could not let this traffic pass: ${await answer.text()}`);
}
