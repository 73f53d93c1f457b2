import { partitionOf } from '@nss/aws-partitions';
import type * as toolkitLib from '@aws-cdk/toolkit-lib';
import {
  type IBaseCredentialsProvider,
  type IIoHost,
  type IoMessage,
  type IoRequest,
  type StackSelector,
  type Toolkit,
} from '@aws-cdk/toolkit-lib';
import { type Account, pollMilliseconds } from './account';

/** Told what happens, a line each. */
export type Progress = (line: string) => void;

/** A stack with resources that somebody changed or deleted since it was deployed. */
export interface DriftedStack {
  readonly stack: string;
  readonly modified?: string;
  readonly deleted?: string;
}

/** Only its types are loaded with this file: the toolkit takes seconds, and most of what deploys does without it. */
type Library = typeof toolkitLib;

/** The CDK toolkit for one account, silent but for what went wrong. */
export class AccountToolkit {
  constructor(
    private readonly account: Account,
    private readonly progress: Progress,
  ) {}

  /**
   * Bootstraps the account and region for the CDK; does nothing where that is done. Only the bucket for templates is used
   * of it: deployments act with roles of their own, so that the role CDK makes for CloudFormation may do nothing.
   */
  async bootstrap(): Promise<void> {
    const { account, region } = this.account;
    const { library, toolkit } = await this.loaded();
    await toolkit.bootstrap(library.BootstrapEnvironments.fromList([`aws://${account}/${region}`]), {
      parameters: library.BootstrapStackParameters.withExisting({
        cloudFormationExecutionPolicies: [`arn:${partitionOf(region)}:iam::aws:policy/AWSDenyAll`],
      }),
    });
  }

  /**
   * Deploys a stack with the rights of whoever calls, for an administrator.
   * @param directory of the cloud assembly
   */
  async deployAsCaller(directory: string, id: string, parameters: Readonly<Record<string, string>>): Promise<void> {
    const { library, toolkit } = await this.loaded();
    await toolkit.deploy(await toolkit.fromAssemblyDirectory(directory), {
      parameters: library.StackParameters.exactly({ ...parameters }),
      stacks: exactly(library, [id]),
      deploymentMethod: { method: 'change-set' },
      stackEventPollingInterval: pollMilliseconds(this.account),
    });
  }

  /** Stacks that exist otherwise than they were deployed, with what differs as text. */
  async drift(directory: string, ids: readonly string[]): Promise<DriftedStack[]> {
    const { library, toolkit } = await this.loaded();
    const found = await toolkit.drift(await toolkit.fromAssemblyDirectory(directory), {
      stacks: exactly(library, ids),
    });
    return Object.entries(found).flatMap(
      ([
        stack,
        {
          numResourcesWithDrift,
          formattedDrift: { modified, deleted },
        },
      ]) => (numResourcesWithDrift > 0 ? [{ stack, modified, deleted }] : []),
    );
  }

  private async loaded(): Promise<{ library: Library; toolkit: Toolkit }> {
    const library = await import('@aws-cdk/toolkit-lib');
    const toolkit = new library.Toolkit({
      ioHost: new QuietHost(this.progress),
      color: false,
      sdkConfig: { baseCredentials: credentials(library, this.account) },
    });
    return { library, toolkit };
  }
}

function exactly(library: Library, ids: readonly string[]): StackSelector {
  return {
    strategy: library.StackSelectionStrategy.PATTERN_MUST_MATCH,
    patterns: [...ids],
    expand: library.ExpandStackSelection.NONE,
  };
}

/** The credentials the toolkit acts with in an account. */
function credentials({ BaseCredentials }: Library, { client, region }: Account): IBaseCredentialsProvider {
  return client
    ? BaseCredentials.custom({ provider: () => Promise.resolve(client.credentials), region })
    : BaseCredentials.awsCliCompatible({ defaultRegion: region });
}

/** Passes on failures and the resources CloudFormation could not make; everything else the callers say in their own words. */
class QuietHost implements IIoHost {
  constructor(private readonly progress: Progress) {}

  async notify({ level, message }: IoMessage<unknown>): Promise<void> {
    if (level === 'error' || (level === 'warn' && !/bootstrap|notices/i.test(message)) || /_FAILED/.test(message))
      this.progress(message.trim());
  }

  async requestResponse<T>({ defaultResponse }: IoRequest<unknown, T>): Promise<T> {
    return defaultResponse;
  }
}
