import { partitionOf } from '@nss/aws-partitions';
import { packageFolders } from '@nss/workspace';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { isAlive } from '../is-alive';
import { keptClouds, NoSuchCloudError } from '../keys';
import { type WantedEnvironment } from './cloud-commands';

/**
 * Variables with which the AWS CLI and every SDK act as the root user of an account, or as a session of one of its roles. Without a port it
 * is the youngest cloud of this checkout, or of this installation.
 * @throws NoSuchCloudError where this user has no such cloud
 * @throws Error of STS for a role that there is not, or that its account may not assume
 */
export async function environmentVariables({
  account,
  region,
  port,
  role,
  session,
}: WantedEnvironment): Promise<Readonly<Record<string, string>>> {
  const { workspace, folder } = packageFolders('embedded-aws', import.meta.url);
  const cloud = keptClouds().find((each) =>
    port === undefined ? each.workspace === (workspace ?? folder) && isAlive(each.pid) : each.port === port,
  );
  if (!cloud) throw new NoSuchCloudError(port ?? 4566);
  const endpoint = `http://localhost:${cloud.port}`;
  const owner = { accessKeyId: account, secretAccessKey: cloud.secretAccessKey };
  const keys =
    role === undefined
      ? { AWS_ACCESS_KEY_ID: account, AWS_SECRET_ACCESS_KEY: cloud.secretAccessKey }
      : await keysOfRole(new STSClient({ endpoint, region, credentials: owner }), {
          RoleArn: `arn:${partitionOf(region)}:iam::${account}:role/${role}`,
          RoleSessionName: session,
        });
  return { AWS_ENDPOINT_URL: endpoint, ...keys, AWS_REGION: region, AWS_DEFAULT_REGION: region };
}

/** Lines for a shell that set variables: `eval "$(npm run -s cloud -- env …)"`. */
export function environmentText(variables: Readonly<Record<string, string>>): string {
  return [
    'unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN',
    ...Object.entries(variables).map(([name, value]) => `export ${name}=${value}`),
  ].join('\n');
}

async function keysOfRole(
  sts: STSClient,
  request: { readonly RoleArn: string; readonly RoleSessionName: string },
): Promise<Record<string, string>> {
  const { Credentials: { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = {} } = await sts.send(
    new AssumeRoleCommand(request),
  );
  return { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey, AWS_SESSION_TOKEN: SessionToken };
}
