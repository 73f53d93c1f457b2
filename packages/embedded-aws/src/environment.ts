import { join } from 'node:path';
import { secretOf } from './keys';

/**
 * The environment in which any AWS client acts as the administrator of one account of a cloud.
 *
 * An access key of twelve digits is the account itself to the emulator, and its root user to IAM; it signs with the secret that
 * the cloud made up when it started. Variables that have to
 * be absent are not in the answer: see withoutForeign of ssm-automation.
 * @param port of the cloud
 * @param folder of the cloud, where the CDK may keep what it caches
 * @throws NoSuchCloudError where no cloud of this user has the port
 */
export function clientEnvironment(
  port: number,
  folder: string,
  account: string,
  region: string,
): Record<string, string> {
  // Bucket addressing needs a name, not an address: the SDKs put the bucket in front of it.
  const endpoint = `http://localhost:${port}`;
  const secretAccessKey = secretOf(endpoint);
  const nothing = join(folder, 'no-such-file');
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SHARED_CREDENTIALS_FILE: nothing,
    AWS_CONFIG_FILE: nothing,
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_HOME: join(folder, 'cdk-home'),
    NO_PROXY: 'localhost,127.0.0.1',
    no_proxy: 'localhost,127.0.0.1',
  };
}
