import { askControl } from './control-route';

/**
 * Lets time pass in a cloud without waiting: machines boot, gateways come up, commands that nobody fetches time out.
 * @param endpoint of the cloud
 */
export async function passTime(endpoint: string, seconds: number): Promise<void> {
  const answer = await askControl(endpoint, 'time/advance', { seconds });
  if (!answer.ok) throw new Error(`The embedded cloud could not let time pass: ${await answer.text()}`);
}

/** Longer than any change of IAM takes until the rest of the cloud sees it. */
const IAM_SECONDS = 60;

/**
 * Lets the rest of a cloud see what IAM was told: roles that were made a moment ago can be assumed, policies that were written count.
 * @param endpoint of the cloud
 */
export function iamSettled(endpoint: string): Promise<void> {
  return passTime(endpoint, IAM_SECONDS);
}
