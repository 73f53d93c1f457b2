import { isAlive } from '../is-alive';
import { keptClouds, NoSuchCloudError } from '../keys';
import { workspaceRoot } from '../workspace';

/**
 * Lines for a shell with which the AWS CLI and every SDK act as the root user of an account: `eval "$(npm run -s cloud -- env …)"`.
 * @param options port: @default - that of the youngest cloud of this checkout
 * @throws NoSuchCloudError where this user has no such cloud
 */
export function environmentText({ account, region, port }: { readonly account: string; readonly region: string; readonly port: number | undefined }): string {
  const root = workspaceRoot();
  const cloud = keptClouds().find((each) => (port === undefined ? each.workspace === root && isAlive(each.pid) : each.port === port));
  if (!cloud) throw new NoSuchCloudError(port ?? 4566);
  const variables = {
    AWS_ENDPOINT_URL: `http://localhost:${cloud.port}`, AWS_ACCESS_KEY_ID: account, AWS_SECRET_ACCESS_KEY: cloud.secretAccessKey, AWS_REGION: region, AWS_DEFAULT_REGION: region,
  };
  return ['unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN', ...Object.entries(variables).map(([name, value]) => `export ${name}=${value}`)].join('\n');
}
