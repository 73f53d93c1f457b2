import { DescribeStackResourceCommand, CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { IAMClient, ListOpenIDConnectProvidersCommand } from '@aws-sdk/client-iam';
import { type Account, AccountToolkit, type Progress, stageStacks } from '@nss/deployment';
import { type LoadedEnvironment, GITHUB_ISSUER, identityStageName } from '@nss/environment';

/** What an administrator does once for an environment, and again when the identities change. */
export interface BootstrapOptions {
  readonly loaded: LoadedEnvironment;
  /** The cloud assembly with the identities. */
  readonly assembly: string;
  readonly account: Account;
  /** Whose workflows may act: `repo:OWNER/REPOSITORY`, and the same with ids where GitHub may write either. */
  readonly subjectPrefixes: readonly string[];
  readonly say: Progress;
}

/**
 * The parameters of the identities' stack that name the repository.
 * @throws Error for no prefix at all, or more than there are forms of one
 */
export function subjectParameters([first, second = '', ...others]: readonly string[]): {
  SubjectPrefix: string;
  OtherSubjectPrefix: string;
} {
  if (first === undefined || others.length > 0) throw new Error('the subjects of a repository have one form or two');
  return { SubjectPrefix: first, OtherSubjectPrefix: second };
}

/** Prepares an account for an environment: the CDK's bucket, and the identities that workflows and CloudFormation act with. */
export async function bootstrapEnvironment({
  loaded,
  assembly,
  account,
  subjectPrefixes,
  say,
}: BootstrapOptions): Promise<void> {
  const toolkit = new AccountToolkit(account, say);
  await toolkit.bootstrap();
  const stage = identityStageName(loaded.name);
  const [stack] = stageStacks(assembly, stage);
  if (!stack) throw new Error(`the assembly ${assembly} has no identities for ${loaded.name}`);
  const ExistingProvider = String(await otherProvider(account, stack.stackName));
  await toolkit.deployAsCaller(assembly, stack.id, {
    ...subjectParameters(subjectPrefixes),
    ExistingProvider,
  });
}

/** Whether the account has GitHub's identity provider, and not from this very stack. */
async function otherProvider({ client, region }: Account, stackName: string): Promise<boolean> {
  const configuration = client ?? { region };
  const { OpenIDConnectProviderList: providers = [] } = await new IAMClient(configuration).send(
    new ListOpenIDConnectProvidersCommand({}),
  );
  if (!providers.some(({ Arn }) => Arn?.endsWith(`/${GITHUB_ISSUER}`))) return false;
  return new CloudFormationClient(configuration)
    .send(new DescribeStackResourceCommand({ StackName: stackName, LogicalResourceId: 'Provider' }))
    .then(
      ({ StackResourceDetail }) => StackResourceDetail === undefined,
      () => true,
    );
}
