import { type Account } from '@nss/deployment';

/**
 * The account a command acts in, with the credentials the AWS CLI would find. Where `AWS_ENDPOINT_URL` names another endpoint than AWS's
 * own, that one is asked, with the keys of the environment.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function targetAccount(account: string, region: string): Account {
  const {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (!endpoint || !accessKeyId || !secretAccessKey) return { account, region };
  return { account, region, client: { endpoint, region, credentials: { accessKeyId, secretAccessKey, sessionToken } } };
}
