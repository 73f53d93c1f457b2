import { editDistance } from '@nss/suggestion';

/** The clouds of Zscaler Internet Access. Source: config.zscaler.com, which publishes the addresses of each. */
export const ZSCALER_CLOUDS = [
  'zscaler.net',
  'zscalerone.net',
  'zscalertwo.net',
  'zscalerthree.net',
  'zscloud.net',
  'zscalerbeta.net',
  'zscalergov.net',
  'zscalerten.net',
  'zspreview.net',
] as const;

/** Letters that a slip gets wrong; names of different clouds are further apart, or are in the list. */
const SLIP = 2;

/** The cloud that somebody who wrote another name most likely meant; nothing for a cloud that exists, or a name that is like none. */
export function meantCloud(written: string): string | undefined {
  if ((ZSCALER_CLOUDS as readonly string[]).includes(written)) return undefined;
  const near = ZSCALER_CLOUDS.map((cloud) => ({ cloud, distance: editDistance(written, cloud) })).filter(
    ({ distance }) => distance <= SLIP,
  );
  return near.sort((a, b) => a.distance - b.distance)[0]?.cloud;
}
