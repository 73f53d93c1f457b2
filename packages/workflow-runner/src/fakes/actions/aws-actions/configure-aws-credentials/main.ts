import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { askRunner, identityToken } from '../../../github-client';
import { booleanInput, exportVariable, input, main, mask, setOutput } from '../../../runner';

/** Inputs for ways in that this project closes: keys, other token files, chains. */
const NOT_SUPPORTED = [
  'aws-access-key-id',
  'aws-secret-access-key',
  'aws-session-token',
  'web-identity-token-file',
  'role-chaining',
  'inline-session-policy',
  'managed-session-policies',
  'use-existing-credentials',
];

/** How long a session lasts when nobody says, with an identity token. */
const DEFAULT_DURATION_SECONDS = 3600;

async function assume(region: string) {
  const role = input('role-to-assume', { required: true });
  const token = await identityToken(input('audience'));
  mask(token);
  const client = new STSClient({ region, maxAttempts: 1 });
  const { Credentials: credentials, AssumedRoleUser: user } = await client.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: role,
      RoleSessionName: input('role-session-name') || 'GitHubActions',
      WebIdentityToken: token,
      DurationSeconds: Number(input('role-duration-seconds') || DEFAULT_DURATION_SECONDS),
    }),
  );
  if (!credentials?.AccessKeyId || !credentials.SecretAccessKey || !credentials.SessionToken || !user?.Arn)
    throw new Error('Credentials could not be loaded');
  return {
    accessKeyId: credentials.AccessKeyId,
    secretAccessKey: credentials.SecretAccessKey,
    sessionToken: credentials.SessionToken,
    arn: user.Arn,
  };
}

void main(async () => {
  const unsupported = NOT_SUPPORTED.find((name) => input(name) !== '');
  if (unsupported) throw new Error(`the fake of aws-actions/configure-aws-credentials does not know ${unsupported}`);
  const region = input('aws-region', { required: true });
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) throw new Error(`Region is not valid: ${region}`);
  const session = await assume(region).catch((error: Error) => {
    throw new Error(`Could not assume role with OIDC: ${error.message}`);
  });
  mask(session.secretAccessKey);
  mask(session.sessionToken);
  const identity = await new STSClient({ region, credentials: session }).send(new GetCallerIdentityCommand({}));
  const account = identity.Account ?? '';
  const allowed = input('allowed-account-ids')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (allowed.length > 0 && !allowed.includes(account))
    throw new Error(
      `The account ID of the provided credentials (${account}) does not match any of the expected account IDs: ${allowed.join(', ')}`,
    );
  if (booleanInput('mask-aws-account-id')) mask(account);
  await askRunner('role-assumed', { arn: session.arn });
  setOutput('aws-account-id', account);
  if (!booleanInput('output-env-credentials')) return;
  for (const [name, value] of [
    ['AWS_REGION', region],
    ['AWS_DEFAULT_REGION', region],
    ['AWS_ACCESS_KEY_ID', session.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', session.secretAccessKey],
    ['AWS_SESSION_TOKEN', session.sessionToken],
  ] as const) {
    exportVariable(name, value);
  }
  console.log(`Authenticated as assumedRoleId ${session.arn}`);
});
