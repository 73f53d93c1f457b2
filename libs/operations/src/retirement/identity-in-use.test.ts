import { type Role } from '@aws-sdk/client-iam';
import { trustingOthers } from './identity-in-use';
import { type RetiringStack } from './retiring-stack';

const PROVIDER = 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com';
const stack = (physicalIds: Readonly<Record<string, string>>): RetiringStack => ({
  stackName: 'nss-dev-identity',
  id: 'arn',
  status: 'CREATE_COMPLETE',
  template: { Resources: { Provider: { Type: 'AWS::IAM::OIDCProvider' }, Deploy: { Type: 'AWS::IAM::Role' } } },
  parameters: {},
  physicalIds,
});
const ours = { Deploy: 'nss-dev-deploy-role-01', Provider: PROVIDER };
const role = (RoleName: string, Federated: string): Role =>
  ({
    RoleName,
    // "The document returned is URL-encoded compliant with RFC 3986":
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
    AssumeRolePolicyDocument: encodeURIComponent(
      JSON.stringify({
        Statement: [{ Effect: 'Allow', Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity' }],
      }),
    ),
  }) as Role;

test('roles of others that trust the provider of the stack, and not its own', () => {
  const roles = [
    role('nss-dev-deploy-role-01', PROVIDER),
    role('team-b', PROVIDER),
    role('team-c', `${PROVIDER}.test`),
  ];
  expect(trustingOthers(stack(ours), roles)).toEqual(['team-b']);
});

test('the provider that another stack made is none of this one’s', () => {
  expect(trustingOthers(stack({ Deploy: ours.Deploy }), [role('team-b', PROVIDER)])).toEqual([]);
});
