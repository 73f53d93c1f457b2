import { type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type S3Client } from '@aws-sdk/client-s3';
import { type AssemblyStack } from './assembly';
import { ChangeSetMaker } from './change-set-maker';

/** A maker in an account where the stack is in one state; keeps what it is asked to change. */
function makerWhere(StackStatus: string): { maker: ChangeSetMaker; changed: string[] } {
  const changed: string[] = [];
  const send = async (command: object) => {
    const { name } = command.constructor;
    if (!/^Describe/.test(name)) changed.push(name);
    return { Stacks: [{ StackStatus }] };
  };
  const s3 = { config: { region: async () => 'eu-central-1' }, send } as unknown as S3Client;
  return {
    changed,
    maker: new ChangeSetMaker({
      cloudFormation: { send } as unknown as CloudFormationClient,
      s3,
      executionRoleArn: 'arn:aws:iam::111111111111:role/x',
      pollMilliseconds: 1,
    }),
  };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html: stacks in these states take no change set.
test.each([
  ['ROLLBACK_FAILED', /what is left goes/],
  ['DELETE_FAILED', /its deletion failed/],
  ['UPDATE_ROLLBACK_FAILED', /could not be taken back/],
  ['CREATE_FAILED', /kept CloudFormation from taking it back/],
  ['UPDATE_FAILED', /kept CloudFormation from taking it back/],
])('a stack in %s is named with the way out, and nothing is changed', async (status, wayOut) => {
  const { maker, changed } = makerWhere(status);
  const stack = {
    stackName: 'nss-dev-system',
    templateAsset: { file: __filename, bucket: 'b', key: 'k' },
  } as unknown as AssemblyStack;
  await expect(maker.make(stack, 'approve-1')).rejects.toThrow(
    new RegExp(`nss-dev-system is in ${status}: .*${wayOut.source}.*npm run -s recover`),
  );
  expect(changed).toEqual([]);
});
