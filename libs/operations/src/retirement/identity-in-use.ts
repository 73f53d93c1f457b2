import { type IAMClient, paginateListRoles, type Role } from '@aws-sdk/client-iam';
import { everyItem } from '@nss/deployment';
import { type RetiringStack } from './retiring-stack';

/** What an account has one of only, and what any team of it may use. */
const PROVIDER = 'AWS::IAM::OIDCProvider';

/** Roles of others that trust the identity provider that a stack made: without it their jobs could act no more. */
export function trustingOthers({ template, physicalIds }: RetiringStack, roles: readonly Role[]): string[] {
  const provider = Object.entries(template.Resources ?? {}).find(([, { Type }]) => Type === PROVIDER);
  const arn = provider && physicalIds[provider[0]];
  if (arn === undefined) return [];
  const own = new Set(Object.values(physicalIds));
  return roles
    .filter(({ RoleName = '', AssumeRolePolicyDocument: trust = '' }) => {
      return !own.has(RoleName) && decodeURIComponent(trust).includes(`"${arn}"`);
    })
    .map(({ RoleName = '' }) => RoleName);
}

/** Every role of the account. */
export async function everyRole(client: IAMClient): Promise<Role[]> {
  return everyItem(paginateListRoles({ client }, {}), (page) => page.Roles);
}
