import { partitionOf } from '@nss/aws-partitions';
import { type ICloudAssemblySource, type IIoHost, type IoMessage, type IoRequest } from '@aws-cdk/toolkit-lib';
import * as toolkitLib from '@aws-cdk/toolkit-lib';
import { type Account, pollMilliseconds, toolkitCredentials } from './account';

/** Told what happens, a line each. */
export type Progress = (line: string) => void;

/** A stack with resources that somebody changed or deleted since it was deployed. */
export interface DriftedStack {
  readonly stack: string;
  readonly modified?: string;
  readonly deleted?: string;
}

/** The CDK toolkit for one account, silent but for what went wrong. */
export class AccountToolkit {
  private readonly toolkit: toolkitLib.Toolkit;

  constructor(
    private readonly account: Account,
    progress: Progress,
  ) {
    this.toolkit = new toolkitLib.Toolkit({
      ioHost: new QuietHost(progress),
      color: false,
      sdkConfig: { baseCredentials: toolkitCredentials(account) },
    });
  }

  /** The assembly of a directory, as the other methods take it. */
  assembly(directory: string): Promise<ICloudAssemblySource> {
    return this.toolkit.fromAssemblyDirectory(directory);
  }

  /**
   * Bootstraps the account and region for the CDK; does nothing where that is done. Only the bucket for templates is used
   * of it: deployments act with roles of their own, so that the role CDK makes for CloudFormation may do nothing.
   */
  async bootstrap(): Promise<void> {
    const { account, region } = this.account;
    const { BootstrapEnvironments, BootstrapStackParameters } = toolkitLib;
    await this.toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${account}/${region}`]), {
      parameters: BootstrapStackParameters.withExisting({
        cloudFormationExecutionPolicies: [`arn:${partitionOf(region)}:iam::aws:policy/AWSDenyAll`],
      }),
    });
  }

  /** Deploys stacks with the rights of whoever calls, for an administrator. */
  async deployAsCaller(
    assembly: ICloudAssemblySource,
    pattern: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.run(
      assembly,
      [pattern],
      { method: 'change-set' },
      { parameters: toolkitLib.StackParameters.exactly({ ...parameters }) },
    );
  }

  /** Executes a change set that was prepared. */
  async executeChangeSet(assembly: ICloudAssemblySource, id: string, changeSetName: string): Promise<void> {
    await this.run(assembly, [id], { method: 'execute-change-set', changeSetName });
  }

  /** Stacks that exist otherwise than they were deployed, with what differs as text. */
  async drift(directory: string, ids: readonly string[]): Promise<DriftedStack[]> {
    const found = await this.toolkit.drift(await this.assembly(directory), {
      stacks: {
        strategy: toolkitLib.StackSelectionStrategy.PATTERN_MUST_MATCH,
        patterns: [...ids],
        expand: toolkitLib.ExpandStackSelection.NONE,
      },
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

  private async run(
    assembly: ICloudAssemblySource,
    patterns: readonly string[],
    deploymentMethod: toolkitLib.DeploymentMethod,
    options: Pick<toolkitLib.DeployOptions, 'parameters'> = {},
  ): Promise<void> {
    await this.toolkit.deploy(assembly, {
      ...options,
      stacks: {
        strategy: toolkitLib.StackSelectionStrategy.PATTERN_MUST_MATCH,
        patterns: [...patterns],
        expand: toolkitLib.ExpandStackSelection.NONE,
      },
      deploymentMethod,
      concurrency: 4,
      stackEventPollingInterval: pollMilliseconds(this.account),
    });
  }
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
