import { partitionOf } from '@nss/aws-partitions';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { resourceName } from '@nss/naming';
import { type Deployed } from './deployed';
import { type Fact, facts } from './fact';
import { stackResources } from './stack-resources';

/** Every role the stacks created, and the permissions boundary around it. */
export async function readIdentities({
  loaded: {
    environment: { purpose, account, region },
  },
  stacks,
  clients: { cloudFormation, iam },
}: Deployed): Promise<Fact[]> {
  const boundary = `arn:${partitionOf(region)}:iam::${account}:policy/${resourceName(purpose, 'permissions-boundary', 1)}`;
  const read = await Promise.all(
    stacks.map(async ({ stackName }) => {
      const roles = (await stackResources(cloudFormation, stackName)).filter(
        ({ ResourceType }) => ResourceType === 'AWS::IAM::Role',
      );
      return Promise.all(
        roles.map(async ({ PhysicalResourceId: RoleName = '' }) => {
          const { Role } = await iam.send(new GetRoleCommand({ RoleName })).catch(() => ({ Role: undefined }));
          return facts(
            'roles',
            RoleName,
            { boundary },
            { boundary: Role?.PermissionsBoundary?.PermissionsBoundaryArn },
          );
        }),
      );
    }),
  );
  return read.flat(2);
}
