import { DescribeStackResourceCommand, CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { IAMClient, ListOpenIDConnectProvidersCommand } from '@aws-sdk/client-iam';
import { type Account, AccountToolkit, type Progress, stageStacks } from '@nss/deployment';
import { type LoadedEnvironment, GITHUB_ISSUER, identityStageName } from '@nss/environment';
import { formerlyNamed } from './formerly-named';

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

/** The parameter of the identities' stack that keeps rights on what is formerly named: as by default where nothing is. */
export function formerlyNamedParameter(arns: readonly string[]): { FormerlyNamed?: string } {
  return arns.length === 0 ? {} : { FormerlyNamed: arns.join(',') };
}

/**
 * Prepares an account for an environment: the CDK's bucket, and the identities that workflows and CloudFormation act with. What the
 * deployed stack is tied to and the file names no more, CloudFormation may let go of until the next bootstrap after a deployment.
 */
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
  const formerly = await formerlyNamed(loaded, assembly, account);
  if (formerly.length > 0)
    say(
      `still tied to ${formerly.join(', ')}: once the deployment has let go of it, bootstrap again to end the rights on it`,
    );
  await toolkit.deployAsCaller(assembly, stack.id, {
    ...subjectParameters(subjectPrefixes),
    ...formerlyNamedParameter(formerly),
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
