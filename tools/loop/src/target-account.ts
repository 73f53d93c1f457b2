import { type Account } from '@nss/deployment';
import { actIn, actInSession } from './embedded-account';
import { cloudFolder } from './cloud/running-cloud';

/** Names of this machine: an endpoint there is an embedded cloud. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether clients are pointed at an embedded cloud: `AWS_ENDPOINT_URL` names a port of this machine. */
export function isEmbedded(endpoint = process.env['AWS_ENDPOINT_URL']): boolean {
  return endpoint !== undefined && URL.canParse(endpoint) && LOOPBACK.includes(new URL(endpoint).hostname);
}

/** The account a command acts in: of the embedded cloud where `AWS_ENDPOINT_URL` names one, else of AWS with the credentials the AWS CLI would find. A role that was assumed before counts on both. */
export function targetAccount(account: string, region: string): Account {
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  if (!endpoint || !isEmbedded(endpoint)) return { account, region };
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (accessKeyId && secretAccessKey && sessionToken)
    return actInSession(account, region, endpoint, { accessKeyId, secretAccessKey, sessionToken });
  return actIn(account, region, Number(new URL(endpoint).port), cloudFolder());
}
