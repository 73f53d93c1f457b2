import { type Account } from '@nss/deployment';
import { clientEnvironment, withoutForeign } from '@nss/embedded-cloud';

/**
 * Points this process at one account of an embedded cloud: the CDK toolkit takes its endpoint from the environment only.
 * @param port of the cloud
 * @param folder where the toolkit may keep what it caches
 */
export function actIn(account: string, region: string, port: number, folder: string): Account {
  const kept = withoutForeign(process.env);
  Object.keys(process.env).filter((name) => !(name in kept)).forEach((name) => delete process.env[name]);
  Object.assign(process.env, clientEnvironment(port, folder, account, region));
  return { account, region, client: { endpoint: `http://localhost:${port}`, region, credentials: { accessKeyId: account, secretAccessKey: 'embedded' } } };
}
