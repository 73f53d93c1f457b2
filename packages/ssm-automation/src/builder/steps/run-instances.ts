import { actionInputs } from '../action-inputs';
import { type In, type Ref } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** Instances to launch. Maps and lists of maps have the keys of EC2's RunInstances. */
export interface RunInstancesOptions extends StepOptions {
  readonly imageId: In<string>;
  /** @default - EC2's own */
  readonly instanceType?: In<string>;
  /** @default 1 */
  readonly minInstanceCount?: In<number>;
  /** @default 1 */
  readonly maxInstanceCount?: In<number>;
  readonly subnetId?: In<string>;
  readonly securityGroupIds?: In<string[]>;
  readonly securityGroups?: In<string[]>;
  readonly iamInstanceProfileName?: In<string>;
  readonly iamInstanceProfileArn?: In<string>;
  readonly keyName?: In<string>;
  /** In base64. */
  readonly userData?: In<string>;
  readonly tagSpecifications?: In<Record<string, unknown>[]>;
  readonly blockDeviceMappings?: In<Record<string, unknown>[]>;
  readonly networkInterfaces?: In<Record<string, unknown>[]>;
  readonly metadataOptions?: In<Record<string, unknown>>;
  readonly placement?: In<Record<string, unknown>>;
  readonly privateIpAddress?: In<string>;
  /** @default stop */
  readonly instanceInitiatedShutdownBehavior?: 'stop' | 'terminate';
  readonly disableApiTermination?: In<boolean>;
  readonly ebsOptimized?: In<boolean>;
  readonly monitoring?: In<boolean>;
  readonly clientToken?: In<string>;
  readonly additionalInfo?: In<string>;
  readonly kernelId?: In<string>;
  readonly ramdiskId?: In<string>;
}

/** What was launched. */
export interface RunInstancesOutputs {
  readonly InstanceIds: Ref<string[]>;
}

/** `aws:runInstances`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runinstance.html */
export function runInstances(name: string, options: RunInstancesOptions): StepValue<RunInstancesOutputs> {
  return stepValue<RunInstancesOutputs>(name, 'aws:runInstances', options, () => actionInputs(options), {
    builtIn: ['InstanceIds'],
  });
}
