import { stageStacks, templatePolicies, templateRoles } from '@nss/deployment';
import { identityStageName, type LoadedEnvironment } from '@nss/infra';
import { type WantedIdentities } from './facts';

/** What this commit would make of an environment's identities, for the workflows of a repository. */
export function wantedIdentities({ name, environment: { account, region } }: LoadedEnvironment, assembly: string, subjectPrefix: string): WantedIdentities {
  const { template = {} } = stageStacks(assembly, identityStageName(name))[0] ?? {};
  const place = { account, region, parameters: { SubjectPrefix: subjectPrefix } };
  return { roles: templateRoles(template, place), policies: templatePolicies(template, place) };
}
