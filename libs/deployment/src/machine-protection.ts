import { DescribeInstanceAttributeCommand, type EC2Client, ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2';
import { type StackReader } from './stack-reader';

/**
 * Termination protection of a stack's machines. It is no property of the template: CloudFormation could then neither take
 * back a first deployment that failed after a machine was there, nor replace or remove one that somebody approved to go.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html
 */
export class MachineProtection {
  constructor(
    private readonly reader: StackReader,
    private readonly ec2: EC2Client,
  ) {}

  /** Ids of the machines of a stack that could be terminated by mistake; none where there is no such stack. */
  async unprotected(stackName: string): Promise<string[]> {
    const machines = await this.machinesOf(stackName);
    const read = await Promise.all(machines.map(async (id) => [id, await this.isProtected(id)] as const));
    return read.flatMap(([id, isProtected]) => (isProtected === false ? [id] : []));
  }

  /** Protects every machine of a stack that is not. @returns their ids */
  async protect(stackName: string): Promise<string[]> {
    const unprotected = await this.unprotected(stackName);
    for (const id of unprotected) await this.set(id, true);
    return unprotected;
  }

  /** Lets machines be terminated; those that are gone already are left alone. */
  async lift(instanceIds: readonly string[]): Promise<void> {
    for (const id of instanceIds) if (await this.isProtected(id)) await this.set(id, false);
  }

  /** Ids of the machines of a stack; none where there is no such stack. */
  async machinesOf(stackName: string): Promise<string[]> {
    const resources = await this.reader.resources(stackName);
    return resources.flatMap(({ ResourceType, ResourceStatus, PhysicalResourceId }) =>
      ResourceType === 'AWS::EC2::Instance' && ResourceStatus !== 'DELETE_COMPLETE' && PhysicalResourceId
        ? [PhysicalResourceId]
        : [],
    );
  }

  /** Undefined where there is no such machine. */
  private async isProtected(InstanceId: string): Promise<boolean | undefined> {
    return this.ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'disableApiTermination' })).then(
      ({ DisableApiTermination }) => DisableApiTermination?.Value === true,
      (error: Error) => {
        if (/^InvalidInstanceID\./.test(error.name)) return undefined;
        throw error;
      },
    );
  }

  private async set(InstanceId: string, Value: boolean): Promise<void> {
    await this.ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiTermination: { Value } }));
  }
}
