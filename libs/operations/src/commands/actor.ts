import { type Progress } from '@nss/deployment';
import { type Phase } from '@nss/command-line';
import { type LoadedEnvironment } from '@nss/environment';
import { type ActingAs } from '../promote';
import { targetAccount } from '../target-account';

/** Finds out as whom a command acts in an environment, and makes that possible where it is not yet. */
export type Actor = (loaded: LoadedEnvironment, assembly: string, say: Progress, phase: Phase) => Promise<ActingAs>;

/** Whoever calls acts in every step. */
export const asCaller: Actor = async ({ environment: { account, region } }) => {
  const caller = targetAccount(account, region);
  return () => Promise.resolve(caller);
};
