import { type PairCheck } from './check';

/** Every resource name begins with the purpose, so it is unique where names are: in one account and region. */
export const sharedAccount: PairCheck = function* (environment, other) {
  if (environment.account !== other.account || environment.region !== other.region || environment.purpose !== other.purpose) return;
  yield {
    path: ['purpose'],
    message: `${other.environment} has the same purpose in the same account and region: their resources would have the same names`,
    allowed: `a purpose other than ${other.purpose}`,
    remedy: `name it after the environment, for example nss-${environment.environment}`,
  };
};
