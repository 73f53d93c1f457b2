import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { type Account, pollMilliseconds } from '../account';
import { MachineProtection } from '../machine-protection';
import { StackReader } from '../stack-reader';
import { StackRecovery } from './stack-recovery';

/** The recovery of stacks in an account. */
export function recoveryFor(account: Account): StackRecovery {
  const configuration = account.client ?? { region: account.region };
  const cloudFormation = new CloudFormationClient(configuration);
  const reader = new StackReader(cloudFormation);
  return new StackRecovery({
    cloudFormation,
    reader,
    machines: new MachineProtection(reader, new EC2Client(configuration)),
    pollMilliseconds: pollMilliseconds(account),
  });
}
