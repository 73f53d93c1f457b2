import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { StackReader } from '@nss/deployment';
import { type DeployedStack } from './plan/planned';

/** Stacks as they were last deployed, with what CloudFormation made of them; those that do not exist are left out. */
export async function deployedStacks(
  client: CloudFormationClient,
  stackNames: readonly string[],
): Promise<DeployedStack[]> {
  const reader = new StackReader(client);
  const read = await Promise.all(
    stackNames.map(async (stackName): Promise<DeployedStack[]> => {
      if (!(await reader.exists(stackName))) return [];
      const [template, resources, { Stacks }] = await Promise.all([
        reader.template(stackName),
        reader.resources(stackName),
        client.send(new DescribeStacksCommand({ StackName: stackName })),
      ]);
      const kept = resources.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
      return [
        {
          stackName,
          template,
          physicalIds: Object.fromEntries(
            kept.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [LogicalResourceId, PhysicalResourceId]),
          ),
          parameters: parameterValues(Stacks?.[0]),
        },
      ];
    }),
  );
  return read.flat();
}

/** What the parameters of a stack were given; of one that names a parameter of Systems Manager, what that says. */
export function parameterValues({ Parameters = [] }: Pick<Stack, 'Parameters'> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Parameters.map(({ ParameterKey = '', ParameterValue, ResolvedValue }) => [
      ParameterKey,
      ResolvedValue ?? ParameterValue ?? '',
    ]),
  );
}
