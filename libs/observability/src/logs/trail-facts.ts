import { auditTrailLogGroupName, sessionLogGroupName } from '../log-group/names';
import { type LogGroupFacts } from './log-group-facts';

const WHO = {
  name: 'userIdentity.arn',
  meaning: 'who did it: a user, or a role with the session of a person or a job',
};

/** What the audit trail holds. */
export function auditTrailFacts(purpose: string): LogGroupFacts {
  return {
    logGroupName: auditTrailLogGroupName(purpose),
    holds: 'who called which API of AWS, in every region of the account, and who signed in to the console',
    why: 'Whatever changed without a deployment, somebody did. The alarms of CIS AWS Foundations read it, and audit asks for it; S3 keeps it for longer.',
    format: 'JSON, an event of CloudTrail',
    fields: [
      { name: 'eventName', meaning: 'the call: AuthorizeSecurityGroupIngress, ConsoleLogin' },
      { name: 'eventSource', meaning: 'the service: ec2.amazonaws.com' },
      WHO,
      { name: 'sourceIPAddress', meaning: 'from where, or the service that called for somebody' },
      { name: 'errorCode', meaning: 'why it was refused; missing where it was done' },
      { name: 'requestParameters', meaning: 'what was asked for; its members follow a dot' },
      { name: 'responseElements', meaning: 'what was answered to a call that changes something' },
      { name: 'additionalEventData.MFAUsed', meaning: 'of a sign-in: Yes or No' },
    ],
    example: JSON.stringify({
      eventVersion: '1.08',
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::222222222222:assumed-role/relay-operator/jdoe',
        accountId: '222222222222',
      },
      eventTime: '2026-01-01T02:00:00Z',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'AuthorizeSecurityGroupIngress',
      awsRegion: 'ap-northeast-1',
      sourceIPAddress: '192.0.2.10',
      requestParameters: { groupId: 'sg-0123456789abcdef0' },
      eventType: 'AwsApiCall',
    }),
    expected: {
      withinMinutes: 60,
      because: 'events arrive about 5 minutes after a call, and the agents of the bastion alone call within the hour',
    },
    sources: [
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html',
    ],
  };
}

/** What the transcripts of sessions hold. */
export function sessionFacts(purpose: string): LogGroupFacts {
  return {
    logGroupName: sessionLogGroupName(purpose),
    holds: 'what was typed and shown in each session on the bastion',
    why: 'Whoever reaches the appliances does so from the bastion: what was done there by hand is in no other log.',
    format: 'JSON, while a session goes on; a stream for each session',
    fields: [
      { name: 'eventTime', meaning: 'when it was sent' },
      { name: 'target.id', meaning: 'the machine' },
      WHO,
      { name: 'sessionId', meaning: 'the session, as StartSession answered it' },
      { name: 'sessionData.0', meaning: 'first line of what was typed or shown' },
    ],
    example: JSON.stringify({
      eventVersion: '1.0',
      eventTime: '2026-01-01T02:00:00Z',
      awsRegion: 'ap-northeast-1',
      target: { id: 'i-0123456789abcdef0' },
      userIdentity: { arn: 'arn:aws:sts::222222222222:assumed-role/relay-operator/jdoe' },
      runAsUser: 'ssm-user',
      sessionId: 'jdoe-0123456789abcdef0',
      sessionData: ['PS C:\\> Test-NetConnection 10.1.0.141 -Port 22'],
    }),
    sources: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging-cwl.html'],
  };
}
