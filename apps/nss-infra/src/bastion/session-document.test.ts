import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SessionDocument } from './session-document';

const stack = new Stack();
const document = new SessionDocument(stack, 'Session', {
  purpose: 'nss-dev',
  logGroupName: 'nss-dev-session-log-group-01',
  keyArn: 'arn:aws:kms:eu-west-1:1:key/k',
});
const template = Template.fromStack(stack);

const withInputs = (inputs: Record<string, unknown>) =>
  template.hasResourceProperties('AWS::SSM::Document', { Content: { inputs: Match.objectLike(inputs) } });

test("it is a session document of its own name, not the account's preferences", () => {
  expect(document.name).toBe('nss-dev-session-01');
  template.hasResourceProperties('AWS::SSM::Document', {
    Name: 'nss-dev-session-01',
    DocumentType: 'Session',
    DocumentFormat: 'JSON',
    Content: { schemaVersion: '1.0', sessionType: 'Standard_Stream' },
  });
});

test('sessions are recorded as they happen, into an encrypted log group', () => {
  withInputs({
    cloudWatchLogGroupName: 'nss-dev-session-log-group-01',
    cloudWatchEncryptionEnabled: true,
    cloudWatchStreamingEnabled: true,
  });
});

test("sessions are encrypted with the environment's key", () => {
  withInputs({ kmsKeyId: 'arn:aws:kms:eu-west-1:1:key/k' });
});

test('a session nobody uses ends after 20 minutes, and any session after four hours', () => {
  withInputs({ idleSessionTimeout: '20', maxSessionDuration: '240' });
});

test('a changed document is a new version, so that sessions can still be opened by its name', () => {
  template.hasResourceProperties('AWS::SSM::Document', { UpdateMethod: 'NewVersion' });
});
