import { CloudFormationClient, DescribeStacksCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Account } from '@nss/deployment';

/** Everything of a small system that there is in an account, and what any account has, without the ids that AWS makes up. */
export async function listing({ client }: Required<Account>) {
  const [cloudFormation, ec2] = [new CloudFormationClient(client), new EC2Client(client)];
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  const sets = await Promise.all(
    Stacks.map(({ StackName }) => cloudFormation.send(new ListChangeSetsCommand({ StackName }))),
  );
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const machines = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
    ({ State }) => State?.Name !== 'terminated',
  );
  const attributes = await Promise.all(
    machines.map(({ InstanceId }) =>
      ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'disableApiTermination' })),
    ),
  );
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  const { Topics = [] } = await new SNSClient(client).send(new ListTopicsCommand({}));
  return {
    stacks: Stacks.map((stack) => [
      stack.StackName,
      stack.StackStatus?.replace('CREATE', 'UPDATE'),
      stack.EnableTerminationProtection,
    ]),
    changeSets: sets.flatMap(({ Summaries = [] }) => Summaries.filter((set) => set.ExecutionStatus === 'AVAILABLE'))
      .length,
    machines: machines.map(({ ImageId, State }) => `${ImageId} ${State?.Name}`),
    protected: attributes.map(({ DisableApiTermination }) => DisableApiTermination?.Value),
    interfaces: NetworkInterfaces.map(({ PrivateIpAddress, Status }) => `${PrivateIpAddress} ${Status}`),
    networks: (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.map(({ CidrBlock }) => CidrBlock).sort(),
    subnets: (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.map(({ CidrBlock }) => CidrBlock).sort(),
    topics: Topics.map(({ TopicArn }) => TopicArn?.split(':').at(-1)).sort(),
  };
}
