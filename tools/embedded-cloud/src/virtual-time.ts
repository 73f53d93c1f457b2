import { askControl } from './control-route';

/**
 * Lets time pass in a cloud without waiting: machines boot, gateways come up, commands that nobody fetches time out.
 * @param endpoint of the cloud
 */
export async function passTime(endpoint: string, seconds: number): Promise<void> {
  const answer = await askControl(endpoint, 'time/advance', { seconds });
  if (!answer.ok) throw new Error(`The embedded cloud could not let time pass: ${await answer.text()}`);
}
