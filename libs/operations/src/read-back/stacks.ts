import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { type Deployed } from './deployed';
import { type Fact, facts } from './fact';
import { stackResources } from './stack-resources';

/** The stacks themselves: finished, protected, and with every resource of their template. */
export async function readStacks({ stacks, clients: { cloudFormation } }: Deployed): Promise<Fact[]> {
  const read = await Promise.all(
    stacks.map(async ({ stackName: StackName, template }) => {
      const { Stacks = [] } = await cloudFormation
        .send(new DescribeStacksCommand({ StackName }))
        .catch(() => ({ Stacks: [] }));
      const complete = (await stackResources(cloudFormation, StackName)).filter(
        ({ ResourceStatus }) => ResourceStatus?.endsWith('_COMPLETE') && !ResourceStatus.startsWith('DELETE'),
      );
      return facts(
        'stacks',
        StackName,
        { complete: true, 'termination protection': true, resources: Object.keys(template.Resources ?? {}).length },
        {
          // After an update that was rolled back a stack is whole again; whether it is as planned the other facts say.
          complete: ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'].includes(
            Stacks[0]?.StackStatus ?? '',
          ),
          'termination protection': Stacks[0]?.EnableTerminationProtection,
          resources: complete.length,
        },
      );
    }),
  );
  return read.flat();
}
