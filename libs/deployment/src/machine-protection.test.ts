import { CloudFormationClient, type ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { type DescribeInstanceAttributeCommand, EC2Client, ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2';
import { MachineProtection } from './machine-protection';
import { StackReader } from './stack-reader';

/** An account with one stack, whose resources come in two pages; undefined is a machine that is gone. */
function accountWith(machines: Record<string, boolean | undefined>) {
  const resources = Object.keys(machines).map((PhysicalResourceId) => ({
    PhysicalResourceId,
    ResourceType: 'AWS::EC2::Instance',
    ResourceStatus: 'CREATE_COMPLETE',
  }));
  const [first, ...others] = [{ PhysicalResourceId: 'vpc-1', ResourceType: 'AWS::EC2::VPC' }, ...resources];
  const set: Record<string, boolean> = {};
  const failing = (name: string, message: string) => Promise.reject(Object.assign(new Error(message), { name }));
  const cloudFormation = Object.create(CloudFormationClient.prototype) as CloudFormationClient;
  cloudFormation.send = (async ({ input }: ListStackResourcesCommand) => {
    if (input.StackName !== 'nss-dev-system')
      return failing('ValidationError', `Stack with id ${input.StackName} does not exist`);
    return input.NextToken ? { StackResourceSummaries: others } : { StackResourceSummaries: [first], NextToken: '2' };
  }) as never;
  const ec2 = Object.create(EC2Client.prototype) as EC2Client;
  ec2.send = (async (command: DescribeInstanceAttributeCommand | ModifyInstanceAttributeCommand) => {
    const id = command.input.InstanceId ?? '';
    if (command instanceof ModifyInstanceAttributeCommand) {
      machines[id] = set[id] = command.input.DisableApiTermination?.Value ?? false;
      return {};
    }
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    if (machines[id] === undefined)
      return failing('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
    return { DisableApiTermination: { Value: machines[id] } };
  }) as never;
  return { set, protection: new MachineProtection(new StackReader(cloudFormation), ec2) };
}

test('every machine of a stack is protected, those of its last page too; what is protected or gone is left alone', async () => {
  const { set, protection } = accountWith({ 'i-on': true, 'i-off': false, 'i-gone': undefined });
  expect(await protection.unprotected('nss-dev-system')).toEqual(['i-off']);
  expect(await protection.protect('nss-dev-system')).toEqual(['i-off']);
  expect(set).toEqual({ 'i-off': true });
  expect(await protection.unprotected('nss-dev-system')).toEqual([]);
});

test('only what was approved to go loses its protection', async () => {
  const { set, protection } = accountWith({ 'i-a': true, 'i-b': true, 'i-off': false, 'i-gone': undefined });
  await protection.lift(['i-a', 'i-off', 'i-gone']);
  expect(set).toEqual({ 'i-a': false });
});

test('a stack that is not there yet has no machines', async () => {
  const { protection } = accountWith({});
  expect(await protection.unprotected('nss-new-system')).toEqual([]);
});
