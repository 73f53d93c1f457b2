import { selectAll } from '../selectors';
import { type Action } from '../execution/invocation';
import { optionalNumber, optionalText, pick, requiredText } from './inputs';
import { awaitInstances } from './instance-states';

const PASSED_ON = [
  'AdditionalInfo',
  'BlockDeviceMappings',
  'ClientToken',
  'DisableApiTermination',
  'EbsOptimized',
  'ImageId',
  'InstanceInitiatedShutdownBehavior',
  'InstanceType',
  'KernelId',
  'KeyName',
  'NetworkInterfaces',
  'Placement',
  'PrivateIpAddress',
  'RamdiskId',
  'SecurityGroupIds',
  'SecurityGroups',
  'SubnetId',
  'TagSpecifications',
  'UserData',
];

/**
 * `aws:runInstances`: launches instances and waits until they run.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runinstance.html
 */
export const runInstances: Action = async (invocation) => {
  const { inputs, call } = invocation;
  requiredText(inputs, 'ImageId');
  const Arn = optionalText(inputs, 'IamInstanceProfileArn');
  const Name = optionalText(inputs, 'IamInstanceProfileName');
  const MinCount = optionalNumber(inputs, 'MinInstanceCount') ?? 1;
  const response = await call('ec2', 'RunInstances', {
    ...pick(inputs, PASSED_ON),
    MinCount,
    MaxCount: optionalNumber(inputs, 'MaxInstanceCount') ?? MinCount,
    ...((Arn ?? Name) !== undefined && { IamInstanceProfile: { ...(Arn && { Arn }), ...(Name && { Name }) } }),
    ...(inputs['Monitoring'] !== undefined && {
      Monitoring: { Enabled: String(inputs['Monitoring']).toLowerCase() === 'true' },
    }),
  });
  const InstanceIds = selectAll(response, '$.Instances[*].InstanceId').map(String);
  // Known from here on, so that a step on failure can clear up instances that never came to run.
  invocation.publish({ InstanceIds });
  return { outputs: { InstanceIds, InstanceStates: await awaitInstances(invocation, InstanceIds, 'running') } };
};
