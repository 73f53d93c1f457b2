import { keptClouds } from '@nss/embedded-aws';

/** The port AWS emulators are expected at; another one is taken where it is not free. */
export const USUAL_PORT = 4566;

/** Why a cloud has another port than the usual one, in words; empty where it has that. */
export function insteadOfUsual(port: number): string {
  if (port === USUAL_PORT) return '';
  const other = keptClouds().find((cloud) => cloud.port === USUAL_PORT);
  return `; port ${USUAL_PORT} is taken by ${other ? `the embedded cloud of ${other.workspace}` : 'another program'}, so ${port} is used instead`;
}
