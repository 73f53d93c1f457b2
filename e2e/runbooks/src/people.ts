import { SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type DeployedEnvironment } from './environment';

/** The role that the reference file of prod names as approver. */
export const APPROVER_ROLE = 'relay-approver';

/** Keys of a session of a role, as a person has them who signed in. */
export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Lets a person sign in to a role of the account. */
export async function signIn(
  { client, place: { partition, account } }: Pick<DeployedEnvironment, 'client' | 'place'>,
  person: string,
  role = APPROVER_ROLE,
): Promise<SessionKeys> {
  const { Credentials: { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = {} } = await new STSClient(
    client,
  ).send(
    new AssumeRoleCommand({
      RoleArn: `arn:${partition}:iam::${account}:role/${role}`,
      RoleSessionName: person,
    }),
  );
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** Systems Manager as a person has it who signed in. */
export async function ssmOf(
  environment: DeployedEnvironment,
  person: string,
  role = APPROVER_ROLE,
): Promise<SSMClient> {
  return new SSMClient({ ...environment.client, credentials: await signIn(environment, person, role) });
}

/** The same keys as variables for a command. */
export function variablesOf({ accessKeyId, secretAccessKey, sessionToken }: SessionKeys): Record<string, string> {
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken };
}
