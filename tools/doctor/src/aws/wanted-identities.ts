import { formerlyNamedParameter, subjectParameters } from '@nss/operations';
import { placeOf } from '@nss/runbook-definition';
import { stageStacks, templatePolicies, templateRoles } from '@nss/deployment';
import { GITHUB_ISSUER, identityStageName, type LoadedEnvironment } from '@nss/environment';
import { type WantedIdentities } from './facts';

/**
 * What this commit would make of an environment's identities, for the workflows of a repository.
 * @param formerly ARNs that the deployed stack is tied to and the file names no more
 */
export function wantedIdentities(
  loaded: LoadedEnvironment,
  assembly: string,
  subjectPrefixes: readonly string[],
  formerly: readonly string[],
): WantedIdentities {
  const { account, region, partition } = placeOf(loaded);
  const { template = {} } = stageStacks(assembly, identityStageName(loaded.name))[0] ?? {};
  const parameters = { ...subjectParameters(subjectPrefixes), ...formerlyNamedParameter(formerly) };
  const place = { account, region, partition, parameters };
  return {
    roles: templateRoles(template, place),
    policies: templatePolicies(template, place),
    providerArn: `arn:${partition}:iam::${account}:oidc-provider/${GITHUB_ISSUER}`,
  };
}
