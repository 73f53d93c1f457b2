import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeConnectionsCommand,
  DescribeVirtualInterfacesCommand,
  DirectConnectClient,
} from '@aws-sdk/client-direct-connect';
import {
  DescribeAddressesCommand,
  DescribeImagesCommand,
  paginateDescribeTransitGatewayVpcAttachments,
  paginateDescribeVpcEndpoints,
  EC2Client,
  type Tag,
} from '@aws-sdk/client-ec2';
import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetServiceQuotaCommand, paginateListServiceQuotas, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetDocumentCommand, GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Account, everyItem, pagesOf, type Policy } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { type Answer, ask, unknown } from '../line';
import { approversOf, keyOf, type NamedPrincipal } from './check-approvers';
import { QUOTA_CODES, secretNames } from './check-needs';
import { type AwsFacts, type QuotaFacts, type RoleFacts, type SessionSettings, type WantedIdentities } from './facts';
import { readLogs } from './read-logs';
import { connectionsOf, hostedInterfacesOf } from './virtual-interfaces';

/** How AWS says that there is no such thing, by service. */
const NOT_THERE =
  /NoSuchEntity|ParameterNotFound|InvalidDocument|NotFound|InvalidAMIID|ResourceNotFound|does not exist|not found/i;
const TRIES = 2;

/** Asks an account for all that an environment needs. Where the credentials are of another account, nothing more is asked. */
export async function readAccount(
  loaded: LoadedEnvironment,
  { client, account, region }: Account,
  wanted: WantedIdentities,
): Promise<AwsFacts> {
  const configuration = { ...(client ?? { region }), maxAttempts: TRIES };
  const whose = await ask(
    async () => (await new STSClient(configuration).send(new GetCallerIdentityCommand({}))).Account ?? '',
  );
  const stop = whose.isKnown
    ? whose.value === account
      ? undefined
      : `the credentials are of account ${whose.value}`
    : whose.why;
  const question = <T>(send: () => Promise<T>): Promise<Answer<T>> =>
    stop === undefined ? ask(send) : Promise.resolve(unknown(stop));
  const entry = async <T>(key: string, send: () => Promise<T>): Promise<[string, Answer<T>]> => [
    key,
    await question(send),
  ];
  const { purpose, relay, bastion } = loaded.environment;
  const [iam, ssm, ec2, directConnect, secrets, quotas] = [
    new IAMClient(configuration),
    new SSMClient(configuration),
    new EC2Client(configuration),
    new DirectConnectClient(configuration),
    new SecretsManagerClient(configuration),
    new ServiceQuotasClient(configuration),
  ];
  const session = (name: string) =>
    question(() =>
      orNothing(async () => sessionSettings((await ssm.send(new GetDocumentCommand({ Name: name }))).Content ?? '{}')),
    );
  return {
    account: whose,
    bootstrapVersion: await question(() =>
      orNothing(
        async () =>
          (await ssm.send(new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }))).Parameter?.Value,
      ),
    ),
    provider: await question(() =>
      orNothing(
        async () =>
          (await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: wanted.providerArn })))
            .ClientIDList ?? [],
      ),
    ),
    roles: new Map(
      await Promise.all(wanted.roles.map(({ arn, name }) => entry(arn, () => orNothing(() => readRole(iam, name))))),
    ),
    policies: new Map(
      await Promise.all(
        [...wanted.policies.keys()].map((arn) => entry(arn, () => orNothing(() => readPolicy(iam, arn)))),
      ),
    ),
    sessionDocument: await session(`${purpose}-session-01`),
    sessionPreferences: await session('SSM-SessionManagerRunShell'),
    rulesPerGroup: await question(() => quotaOf(quotas, 'vpc', QUOTA_CODES.rulesPerGroup)),
    groupsPerInterface: await question(() => quotaOf(quotas, 'vpc', QUOTA_CODES.groupsPerInterface)),
    elasticIps: await question(async () => ({
      ...(await quotaOf(quotas, 'ec2', QUOTA_CODES.elasticIps)),
      used: await addressesOfOthers(ec2, purpose),
    })),
    virtualInterfaces: new Map(
      await Promise.all(
        connectionsOf(loaded).map(({ id }) => entry(id, () => interfaceQuota(quotas, directConnect, id, purpose))),
      ),
    ),
    images: new Map(
      await Promise.all(
        [relay.image, ...(bastion.image ? [bastion.image] : [])].map((id) =>
          entry(id, () =>
            orNothing(async () => {
              const { Images = [] } = await ec2.send(new DescribeImagesCommand({ ImageIds: [id] }));
              return Images[0] && (Images[0].RootDeviceName ?? '');
            }),
          ),
        ),
      ),
    ),
    hostedInterfaces: new Map(
      await Promise.all(
        hostedInterfacesOf(loaded).map(({ id }) =>
          entry(id, () =>
            orNothing(async () => {
              const { virtualInterfaces: [found] = [] } = await directConnect.send(
                new DescribeVirtualInterfacesCommand({ virtualInterfaceId: id }),
              );
              return (
                found && {
                  state: found.virtualInterfaceState ?? '',
                  vlan: found.vlan,
                  customerAsn: found.asnLong ?? found.asn,
                }
              );
            }),
          ),
        ),
      ),
    ),
    connections: new Map(
      await Promise.all(
        connectionsOf(loaded).map(({ id }) =>
          entry(id, () =>
            orNothing(
              async () =>
                (await directConnect.send(new DescribeConnectionsCommand({ connectionId: id }))).connections?.[0]
                  ?.connectionState,
            ),
          ),
        ),
      ),
    ),
    attachedTo: await question(() => attachmentsOfOthers(ec2, loaded.environment.vpc.existing?.id, purpose)),
    namedEndpoints: await question(() => namedEndpointsOfOthers(ec2, loaded.environment.vpc.existing?.id, purpose)),
    secrets: new Map(
      await Promise.all(
        secretNames(loaded).map(({ name }) =>
          entry(
            name,
            async () =>
              (await orNothing(() => secrets.send(new DescribeSecretCommand({ SecretId: name })))) !== undefined,
          ),
        ),
      ),
    ),
    approvers: new Map(
      await Promise.all(
        approversOf(loaded).map((each) =>
          entry(keyOf(each), async () => (await orNothing<unknown>(() => readPrincipal(iam, each))) !== undefined),
        ),
      ),
    ),
    logReading: await question(() => readLogs(new CloudWatchLogsClient(configuration), purpose)),
  };
}

function readPrincipal(iam: IAMClient, { kind, name }: NamedPrincipal): Promise<unknown> {
  return kind === 'user'
    ? iam.send(new GetUserCommand({ UserName: name }))
    : iam.send(new GetRoleCommand({ RoleName: name }));
}

/** Nothing where AWS says that there is no such thing; every other error stays one. */
async function orNothing<T>(send: () => Promise<T>): Promise<T | undefined> {
  return send().catch((error: Error) => {
    if (NOT_THERE.test(error.name) || NOT_THERE.test(error.message)) return undefined;
    throw error;
  });
}

async function readRole(iam: IAMClient, RoleName: string): Promise<RoleFacts> {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  return {
    trust: decoded(Role?.AssumeRolePolicyDocument),
    maxSessionSeconds: Role?.MaxSessionDuration ?? 3600,
    boundaryArn: Role?.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}

async function readPolicy(iam: IAMClient, PolicyArn: string): Promise<Policy> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
  );
  return decoded(PolicyVersion?.Document);
}

function decoded(document = '{}'): Policy {
  return JSON.parse(decodeURIComponent(document)) as Policy;
}

function sessionSettings(content: string): SessionSettings {
  const { inputs = {} } = JSON.parse(content) as { inputs?: { cloudWatchLogGroupName?: string; kmsKeyId?: string } };
  return { logGroup: inputs.cloudWatchLogGroupName || undefined, isEncrypted: Boolean(inputs.kmsKeyId) };
}

async function quotaOf(quotas: ServiceQuotasClient, ServiceCode: string, QuotaCode: string): Promise<QuotaFacts> {
  const { Quota } = await quotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
  if (Quota?.Value === undefined) throw new Error(`Service Quotas has no value for ${QuotaCode}`);
  return { value: Quota.Value, used: 0 };
}

/** Whether an environment made something itself: everything it makes carries its purpose. */
function isOurs(tags: readonly Tag[] | undefined, purpose: string): boolean {
  return (tags ?? []).some(({ Key, Value }) => Key === 'purpose' && Value === purpose);
}

async function attachmentsOfOthers(ec2: EC2Client, vpcId: string | undefined, purpose: string): Promise<string[]> {
  if (vpcId === undefined) return [];
  const TransitGatewayVpcAttachments = await everyItem(
    paginateDescribeTransitGatewayVpcAttachments({ client: ec2 }, { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
    (page) => page.TransitGatewayVpcAttachments,
  );
  return TransitGatewayVpcAttachments.filter(
    ({ State, Tags }) => !/^delet/.test(State ?? '') && !isOurs(Tags, purpose),
  ).map(({ TransitGatewayId }) => TransitGatewayId ?? '');
}

async function namedEndpointsOfOthers(ec2: EC2Client, vpcId: string | undefined, purpose: string): Promise<string[]> {
  if (vpcId === undefined) return [];
  const VpcEndpoints = await everyItem(
    paginateDescribeVpcEndpoints({ client: ec2 }, { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
    (page) => page.VpcEndpoints,
  );
  return VpcEndpoints.filter(
    ({ PrivateDnsEnabled, State, Tags }) =>
      PrivateDnsEnabled === true && !/^delet/i.test(State ?? '') && !isOurs(Tags, purpose),
  ).map(({ ServiceName }) => ServiceName ?? '');
}

/** An environment that is deployed already holds its own. */
async function addressesOfOthers(ec2: EC2Client, purpose: string): Promise<number> {
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
  return Addresses.filter(({ Tags }) => !isOurs(Tags, purpose)).length;
}

/** The quota is found by its name: its code is not published. */
async function interfaceQuota(
  quotas: ServiceQuotasClient,
  directConnect: DirectConnectClient,
  connectionId: string,
  purpose: string,
): Promise<QuotaFacts> {
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client: quotas }, { ServiceCode: 'directconnect' })) {
    const quota = Quotas.find(({ QuotaName = '' }) =>
      /private.*virtual interfaces per .*dedicated connection/i.test(QuotaName),
    );
    if (quota?.Value === undefined) continue;
    const virtualInterfaces = await everyItem(
      pagesOf((nextToken) => directConnect.send(new DescribeVirtualInterfacesCommand({ connectionId, nextToken }))),
      (page) => page.virtualInterfaces,
    );
    return {
      value: quota.Value,
      used: virtualInterfaces.filter(({ virtualInterfaceName = '' }) => !virtualInterfaceName.startsWith(`${purpose}-`))
        .length,
    };
  }
  throw new Error('Service Quotas lists no quota of private virtual interfaces');
}
