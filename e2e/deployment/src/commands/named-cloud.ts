import { type Account } from '@nss/deployment';
import { type Actor } from '@nss/operations';
import { type RunbookCommandOptions } from '@nss/runbooks/command';
import { actingByRole } from '../acting-by-role';
import { cloudFolder } from '../cloud/running-cloud';
import { actIn, actInSession } from '../embedded-account';

/**
 * An account of the embedded cloud that `AWS_ENDPOINT_URL` names: as the role that was assumed before, else as the account's administrator.
 * Points this process at it.
 */
export function accountInNamedCloud(account: string, region: string): Account {
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (accessKeyId && secretAccessKey && sessionToken)
    return actInSession(account, region, endpoint, { accessKeyId, secretAccessKey, sessionToken });
  return actIn(account, region, Number(new URL(endpoint).port), cloudFolder());
}

/** Promotes there with the roles that workflows have, unless one was assumed before. */
export const actorInNamedCloud: Actor = async (loaded, assembly, say, phase) => {
  const caller = accountInNamedCloud(loaded.environment.account, loaded.environment.region);
  return caller.client?.credentials.sessionToken
    ? () => Promise.resolve(caller)
    : phase(`preparing account ${caller.account}`, () => actingByRole(loaded, assembly, caller, say));
};

/** How runbooks are started there: it answers at once, so that it is asked often. */
export const runbookOptions: RunbookCommandOptions = {
  clientOf: (account, region) => accountInNamedCloud(account, region).client ?? {},
  intervalMilliseconds: 100,
};
