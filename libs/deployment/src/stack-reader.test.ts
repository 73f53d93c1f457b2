import { CloudFormationClient, type ResourceChange } from '@aws-sdk/client-cloudformation';
import { StackReader } from './stack-reader';

const stack = {
  id: 'dev/system',
  stackName: 'nss-dev-system',
  template: {},
  templateAsset: { file: '', bucket: '', key: '' },
};

/** CloudFormation with one change set, which holds these changes. */
function reader(...changes: readonly ResourceChange[]): StackReader {
  const answer = {
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
    ChangeSetId: 'arn',
    Changes: changes.map((ResourceChange) => ({ Type: 'Resource', ResourceChange })),
  };
  return new StackReader(Object.assign(new CloudFormationClient({}), { send: async () => answer }));
}

const change = (LogicalResourceId: string, Action: ResourceChange['Action']): ResourceChange => ({
  LogicalResourceId,
  Action,
  ResourceType: 'AWS::Logs::LogGroup',
});

test('a change set is read with what it does', async () => {
  const read = await reader(change('New', 'Add'), change('Other', 'Modify')).changes(stack, 'approve-1');
  expect(read?.changes.map(({ logicalId, action }) => [logicalId, action])).toEqual([
    ['New', 'Add'],
    ['Other', 'Modify'],
  ]);
});

// "Import": https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
test('one that takes over what exists already is neither shown nor executed', async () => {
  await expect(reader(change('New', 'Add'), change('Records', 'Import')).changes(stack, 'approve-1')).rejects.toThrow(
    'nss-dev-system: the change set approve-1 takes over what exists already (Records)',
  );
});
