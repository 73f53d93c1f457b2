import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { KeptLogGroup } from './kept-log-group';

const place = (retentionDays: number) => {
  const stack = new Stack();
  new KeptLogGroup(stack, 'Flow', {
    logGroupName: 'nss-dev-flow-log-group-01',
    retentionDays,
    encryptionKey: new Key(stack, 'Key'),
  });
  return Template.fromStack(stack);
};

test('a log group is named, encrypted, kept for its time and outlives the stack', () => {
  const template = place(400);
  template.hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: 'nss-dev-flow-log-group-01',
    RetentionInDays: 400,
    KmsKeyId: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
  });
});

test('a retention CloudWatch Logs does not know is refused with the next one it does', () => {
  expect(() => place(200)).toThrow('cannot keep events for 200 days; the next period it knows is 365');
});
