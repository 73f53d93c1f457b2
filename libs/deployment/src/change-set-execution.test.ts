import { CloudFormationClient, type ResourceStatus, type StackEvent } from '@aws-sdk/client-cloudformation';
import { ChangeSetExecution } from './change-set-execution';
import { StackReader } from './stack-reader';

const STACK = 'arn:aws:cloudformation:eu-central-1:111111111111:stack/nss-dev-system/1';

/** What happened to a resource; of the execution that is watched, unless it says of another one. */
const event = (id: string, ResourceStatus: ResourceStatus, ClientRequestToken?: string): StackEvent => ({
  EventId: '1',
  StackName: 'nss-dev-system',
  Timestamp: new Date(0),
  StackId: STACK,
  PhysicalResourceId: id === 'stack' ? STACK : id,
  LogicalResourceId: id,
  ResourceType: 'AWS::EC2::Subnet',
  ResourceStatus,
  ResourceStatusReason: `${id} is in use`,
  ...(ClientRequestToken && { ClientRequestToken }),
});

/** A stack that goes through states, one a look, with events, the newest first. */
function stackThatGoesThrough(states: string[], events: StackEvent[]) {
  const [said, asked]: [string[], object[]] = [[], []];
  let token: string | undefined;
  const send = async (command: { readonly input: { readonly ClientRequestToken?: string } }) => {
    const { name } = command.constructor;
    if (name === 'ExecuteChangeSetCommand') {
      token = command.input.ClientRequestToken;
      asked.push({ ...command.input, ClientRequestToken: undefined });
    }
    if (name === 'DescribeStacksCommand')
      return { Stacks: [{ StackStatus: states.length > 1 ? states.shift() : states[0] }] };
    if (name === 'DescribeStackEventsCommand')
      return { StackEvents: events.map((each) => ({ ClientRequestToken: token, ...each })) };
    return {};
  };
  // The paginator asks for a client of the SDK's own class.
  const cloudFormation = Object.assign(new CloudFormationClient({}), { send }) as CloudFormationClient;
  const execution = new ChangeSetExecution({
    cloudFormation,
    reader: new StackReader(cloudFormation),
    pollMilliseconds: 1,
    progress: (line) => said.push(line),
  });
  return { run: () => execution.execute('nss-dev-system', 'arn:change-set'), said, asked };
}

test.each([
  [['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE']],
  [['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'UPDATE_COMPLETE']],
])('%j: it is executed by its ARN, and over when CloudFormation has done with it', async (states) => {
  const { run, said, asked } = stackThatGoesThrough(states, [event('Subnet', 'CREATE_COMPLETE')]);
  await run();
  expect(states).toHaveLength(1);
  expect(said).toEqual([]);
  expect(asked).toEqual([{ StackName: 'nss-dev-system', ChangeSetName: 'arn:change-set' }]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
test.each([
  ['ROLLBACK_COMPLETE'],
  ['ROLLBACK_FAILED'],
  ['UPDATE_ROLLBACK_COMPLETE'],
  ['UPDATE_ROLLBACK_FAILED'],
  ['CREATE_FAILED'],
  ['UPDATE_FAILED'],
  ['DELETE_COMPLETE'],
])('%s: what failed is said, the cause first, and nothing of an earlier operation', async (status) => {
  const { run } = stackThatGoesThrough(
    ['UPDATE_IN_PROGRESS', status],
    [
      event('stack', 'UPDATE_ROLLBACK_FAILED'),
      event('Second', 'UPDATE_FAILED'),
      event('First', 'CREATE_FAILED'),
      event('stack', 'UPDATE_IN_PROGRESS'),
      event('Former', 'CREATE_FAILED', 'another'),
    ],
  );
  await expect(run()).rejects.toThrow(
    new RegExp(
      `^nss-dev-system is in ${status}: .*\n  First \\(AWS::EC2::Subnet\\): First is in use\n  Second .*: Second is in use$`,
    ),
  );
});

test('what a change replaced and could not delete is said', async () => {
  const { run, said } = stackThatGoesThrough(['UPDATE_COMPLETE'], [event('Old', 'DELETE_FAILED')]);
  await run();
  expect(said).toEqual(['nss-dev-system: left behind: Old (AWS::EC2::Subnet): Old is in use']);
});
