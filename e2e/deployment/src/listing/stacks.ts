import { CloudFormationClient, DescribeStacksCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { type Account } from '@nss/deployment';
import { type Answer, everything } from './everything';

/** Stacks and how they are, and change sets that could still be executed. */
export function stacks({ client, region }: Account): Record<string, () => Promise<Answer[]>> {
  const cloudFormation = new CloudFormationClient(client ?? { region });
  const all = () => everything((next) => cloudFormation.send(new DescribeStacksCommand(next)), 'Stacks');
  return {
    stacks: async () =>
      (await all())
        // Nothing is in it, and the next deployment takes it away.
        .filter(({ StackStatus }) => StackStatus !== 'ROLLBACK_COMPLETE')
        .map(({ StackName, StackStatus, EnableTerminationProtection }) => ({
          StackName,
          // A change that was taken back, and one that was made, leave the same behind as a creation.
          status: String(StackStatus).replace(/^(CREATE|UPDATE_ROLLBACK|UPDATE)_COMPLETE$/, 'deployed'),
          EnableTerminationProtection,
        })),
    changeSets: async () => {
      const sets = await Promise.all(
        (await all()).map(({ StackName }) =>
          everything(
            (next) => cloudFormation.send(new ListChangeSetsCommand({ StackName: String(StackName), ...next })),
            'Summaries',
          ),
        ),
      );
      return sets.flat().filter(({ ExecutionStatus }) => ExecutionStatus === 'AVAILABLE');
    },
  };
}
