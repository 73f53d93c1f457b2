import { withoutForeign } from '@nss/ssm-automation/ports';
import { type Account } from '@nss/deployment';
import { administratorOf, clientEnvironment } from '@nss/embedded-aws';

/**
 * Points this process at one account of an embedded cloud: the CDK toolkit takes its endpoint from the environment only.
 * @param port of the cloud
 * @param folder where the toolkit may keep what it caches
 */
export function actIn(account: string, region: string, port: number, folder: string): Account {
  const kept = withoutForeign(process.env);
  Object.keys(process.env)
    .filter((name) => !(name in kept))
    .forEach((name) => delete process.env[name]);
  Object.assign(process.env, clientEnvironment(port, folder, account, region));
  const endpoint = `http://localhost:${port}`;
  return { account, region, client: { endpoint, region, credentials: administratorOf(endpoint, account) } };
}

/**
 * The same for a role that a workflow's job assumed before: the process keeps the variables of its session.
 * @param endpoint of the cloud
 */
export function actInSession(
  account: string,
  region: string,
  endpoint: string,
  credentials: Required<NonNullable<Account['client']>['credentials']>,
): Account {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  });
  return { account, region, client: { endpoint, region, credentials } };
}
