import {
  GetInstanceProfileCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListEntitiesForPolicy,
  paginateListRolePolicies,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ifPresent, ownTags, policyOf, type Reading } from './reading';

/** Roles of the stacks and whatever has a name like theirs, with all their policies; policies with whoever has them; profiles. */
export async function readIdentities(from: Reading): Promise<AccountResource[]> {
  const { iam } = from.clients;
  const all = await everyItem(paginateListRoles({ client: iam }, {}), (page) => page.Roles);
  const named = all.flatMap(({ RoleName }) => (from.isNamed(RoleName) ? [RoleName ?? ''] : []));
  const roles = [...new Set([...from.ids('AWS::IAM::Role'), ...named])];
  const read = await Promise.all([
    ...roles.map((name) => roleOf(from, name)),
    ...from.ids('AWS::IAM::ManagedPolicy').map((arn) => managedPolicy(from, arn)),
    ...from.ids('AWS::IAM::InstanceProfile').map((name) => instanceProfile(from, name)),
    ...from.ids('AWS::IAM::OIDCProvider').map((arn) => tokenIssuer(from, arn)),
  ]);
  return read.flatMap((each) => each ?? []);
}

async function roleOf({ clients: { iam } }: Reading, RoleName: string): Promise<AccountResource | undefined> {
  const answer = await ifPresent(iam.send(new GetRoleCommand({ RoleName })));
  if (!answer?.Role) return undefined;
  const { Role: role } = answer;
  const client = { client: iam };
  const [attached, inline] = await Promise.all([
    everyItem(paginateListAttachedRolePolicies(client, { RoleName }), (page) => page.AttachedPolicies),
    everyItem(paginateListRolePolicies(client, { RoleName }), (page) => page.PolicyNames),
  ]);
  const policies = await Promise.all(
    inline.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  return {
    Type: 'AWS::IAM::Role',
    PhysicalId: RoleName,
    Properties: {
      AssumeRolePolicyDocument: policyOf(role.AssumeRolePolicyDocument),
      Description: role.Description,
      ManagedPolicyArns: attached.map(({ PolicyArn }) => PolicyArn),
      MaxSessionDuration: role.MaxSessionDuration,
      Path: role.Path,
      PermissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
      Policies: policies.map(({ PolicyName, PolicyDocument }) => ({
        PolicyName,
        PolicyDocument: policyOf(PolicyDocument),
      })),
      RoleName,
      Tags: ownTags(role.Tags),
    },
  };
}

async function managedPolicy({ clients: { iam } }: Reading, PolicyArn: string): Promise<AccountResource | undefined> {
  const answer = await ifPresent(iam.send(new GetPolicyCommand({ PolicyArn })));
  if (!answer?.Policy) return undefined;
  const { Policy: policy } = answer;
  const [version, entities] = await Promise.all([
    iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: policy.DefaultVersionId })),
    // Who is only bounded by it is read with the role.
    everyItem(
      paginateListEntitiesForPolicy({ client: iam }, { PolicyArn, PolicyUsageFilter: 'PermissionsPolicy' }),
      (page) => [page],
    ),
  ]);
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    PhysicalId: PolicyArn,
    Properties: {
      Description: policy.Description,
      Groups: entities.flatMap(({ PolicyGroups = [] }) => PolicyGroups.map(({ GroupName }) => GroupName)),
      ManagedPolicyName: policy.PolicyName,
      Path: policy.Path,
      PolicyDocument: policyOf(version.PolicyVersion?.Document),
      Roles: entities.flatMap(({ PolicyRoles = [] }) => PolicyRoles.map(({ RoleName }) => RoleName)),
      Users: entities.flatMap(({ PolicyUsers = [] }) => PolicyUsers.map(({ UserName }) => UserName)),
    },
  };
}

async function instanceProfile({ clients: { iam } }: Reading, name: string): Promise<AccountResource | undefined> {
  const answer = await ifPresent(iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name })));
  return (
    answer?.InstanceProfile && {
      Type: 'AWS::IAM::InstanceProfile',
      PhysicalId: name,
      Properties: {
        InstanceProfileName: name,
        Path: answer.InstanceProfile.Path,
        Roles: answer.InstanceProfile.Roles?.map(({ RoleName }) => RoleName),
      },
    }
  );
}

/** The issuer whose tokens the roles of workflows trust, and for whom. */
async function tokenIssuer({ clients: { iam } }: Reading, arn: string): Promise<AccountResource | undefined> {
  const answer = await ifPresent(iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })));
  return (
    answer && {
      Type: 'AWS::IAM::OIDCProvider',
      PhysicalId: arn,
      Properties: {
        ClientIdList: answer.ClientIDList,
        Tags: ownTags(answer.Tags),
        ThumbprintList: answer.ThumbprintList,
        Url: `https://${answer.Url?.replace(/^https:\/\//, '')}`,
      },
    }
  );
}
