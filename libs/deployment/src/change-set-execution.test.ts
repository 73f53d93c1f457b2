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

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html (Resource removed from stack but not deleted)
const BEHIND =
  'left behind: Old (AWS::EC2::Subnet Old): Old is in use. No stack has it any more: fix the cause, and delete it by hand';

test('what a change replaced and could not delete is said, once, with what to do about it', async () => {
  const twice = [event('Old', 'DELETE_FAILED'), event('Old', 'DELETE_FAILED')];
  const { run, said } = stackThatGoesThrough(['UPDATE_COMPLETE'], twice);
  await run();
  expect(said).toEqual([`nss-dev-system: ${BEHIND}`]);
});

test('what a change made that was taken back, and could not be deleted again, is said as well', async () => {
  const events = [event('Old', 'DELETE_FAILED'), event('New', 'CREATE_FAILED')];
  const { run } = stackThatGoesThrough(['UPDATE_ROLLBACK_COMPLETE'], events);
  await expect(run()).rejects.toThrow(
    `everything is as it was before, but for what is left behind\n  New (AWS::EC2::Subnet): New is in use\n  ${BEHIND}`,
  );
});

// Nothing can be deployed to it: an administrator comes first.
test.each([['ROLLBACK_FAILED'], ['UPDATE_ROLLBACK_FAILED'], ['CREATE_FAILED'], ['UPDATE_FAILED']])(
  '%s names the command that leads out of it',
  async (status) => {
    const { run } = stackThatGoesThrough([status], [event('Old', 'DELETE_FAILED')]);
    await expect(run()).rejects.toThrow(
      /npm run -s recover -- --environment NAME\n {2}Old \(AWS::EC2::Subnet\): Old is in use$/,
    );
  },
);
