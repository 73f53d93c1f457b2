import { DescribeStackResourceCommand, CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { IAMClient, ListOpenIDConnectProvidersCommand } from '@aws-sdk/client-iam';
import { type Account, AccountToolkit, type Progress, stageStacks } from '@nss/deployment';
import { type LoadedEnvironment, GITHUB_ISSUER, identityStageName } from '@nss/infra';

/** What an administrator does once for an environment, and again when the identities change. */
export interface BootstrapOptions {
  readonly loaded: LoadedEnvironment;
  /** The cloud assembly with the identities. */
  readonly assembly: string;
  readonly account: Account;
  /** `repo:OWNER/REPOSITORY`: whose workflows may act. */
  readonly subjectPrefix: string;
  readonly say: Progress;
}

/** Prepares an account for an environment: the CDK's bucket, and the identities that workflows and CloudFormation act with. */
export async function bootstrapEnvironment({ loaded, assembly, account, subjectPrefix, say }: BootstrapOptions): Promise<void> {
  const toolkit = new AccountToolkit(account, say);
  await toolkit.bootstrap();
  const stage = identityStageName(loaded.name);
  const [stack] = stageStacks(assembly, stage);
  if (!stack) throw new Error(`the assembly ${assembly} has no identities for ${loaded.name}`);
  const ExistingProvider = String(await otherProvider(account, stack.stackName));
  await toolkit.deployAsCaller(await toolkit.assembly(assembly), stack.id, { SubjectPrefix: subjectPrefix, ExistingProvider });
}

/** Whether the account has GitHub's identity provider, and not from this very stack. */
async function otherProvider({ client, region }: Account, stackName: string): Promise<boolean> {
  const configuration = client ?? { region };
  const { OpenIDConnectProviderList: providers = [] } = await new IAMClient(configuration).send(new ListOpenIDConnectProvidersCommand({}));
  if (!providers.some(({ Arn }) => Arn?.endsWith(`/${GITHUB_ISSUER}`))) return false;
  return new CloudFormationClient(configuration)
    .send(new DescribeStackResourceCommand({ StackName: stackName, LogicalResourceId: 'Provider' }))
    .then(({ StackResourceDetail }) => StackResourceDetail === undefined, () => true);
}
