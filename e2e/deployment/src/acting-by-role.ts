import { type Account, type Progress } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { type ActingAs, bootstrapEnvironment } from '@nss/operations';
import { actAs, OFFLINE_SUBJECT_PREFIX } from './offline-roles';

/**
 * Bootstraps an account of an embedded cloud, and lets each step of a promotion act with the role that workflows have for it: nothing is
 * promoted as an administrator.
 */
export async function actingByRole(
  loaded: LoadedEnvironment,
  assembly: string,
  administrator: Account,
  say: Progress,
): Promise<ActingAs> {
  await bootstrapEnvironment({
    loaded,
    assembly,
    account: administrator,
    subjectPrefixes: [OFFLINE_SUBJECT_PREFIX],
    say,
  });
  return (purpose) => actAs(loaded, purpose, administrator);
}
