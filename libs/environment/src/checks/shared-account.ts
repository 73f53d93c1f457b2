import { type PairCheck } from './check';

/**
 * Every resource name begins with the purpose and a hyphen, and roles may do what they may do by such names. IAM's names hold
 * in every region, so that neither environment's names may begin like the other's anywhere in an account.
 */
export const sharedAccount: PairCheck = function* (environment, other) {
  if (environment.account !== other.account) return;
  const [own, theirs] = [`${environment.purpose}-`, `${other.purpose}-`];
  if (!own.startsWith(theirs) && !theirs.startsWith(own)) return;
  yield {
    path: ['purpose'],
    message: `${other.environment} has the purpose ${other.purpose} in the same account: names and rights of the two could not be told apart`,
    allowed: `a purpose that neither begins with ${theirs} nor is the beginning of it`,
    remedy: `name both after their environments, for example nss-${environment.environment} and nss-${other.environment}`,
  };
};
