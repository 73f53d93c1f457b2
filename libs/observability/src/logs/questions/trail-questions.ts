import { auditTrailLogGroupName, sessionLogGroupName } from '../../log-group/names';
import { type LogQuestion, among, commands } from './question';

/** Calls that change which packets pass. https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html */
const CHANGES_OF_RULES = [
  'AuthorizeSecurityGroupEgress',
  'AuthorizeSecurityGroupIngress',
  'CreateNetworkAcl',
  'CreateNetworkAclEntry',
  'CreateRoute',
  'CreateSecurityGroup',
  'DeleteNetworkAcl',
  'DeleteNetworkAclEntry',
  'DeleteRoute',
  'DeleteSecurityGroup',
  'ModifySecurityGroupRules',
  'ReplaceNetworkAclAssociation',
  'ReplaceNetworkAclEntry',
  'ReplaceRoute',
  'RevokeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
];
/** Calls that end a record, shorten it, or make it unreadable. */
const WEAKENING_OF_RECORDS = [
  'DeleteFlowLogs',
  'DeleteLogGroup',
  'DeleteLogStream',
  'DeleteRetentionPolicy',
  'DeleteTrail',
  'DisableKey',
  'PutBucketLifecycle',
  'PutBucketPolicy',
  'PutEventSelectors',
  'PutRetentionPolicy',
  'ScheduleKeyDeletion',
  'StopLogging',
  'UpdateTrail',
];

const logGroupNames = (purpose: string): [string] => [auditTrailLogGroupName(purpose)];

/** The newest calls of some names, with who made them. */
function callsOf(names: readonly string[], ...more: readonly string[]): string {
  return commands(
    `filter eventName in ${among(names)}`,
    `display @timestamp, eventName, userIdentity.arn, ${['sourceIPAddress', ...more, 'errorCode'].join(', ')}`,
    'sort @timestamp desc',
    'limit 100',
  );
}

/** Questions to the audit trail, and to the transcripts of sessions. */
export const TRAIL_QUESTIONS: readonly LogQuestion[] = [
  {
    name: 'sign-ins',
    asks: 'Who signed in to the console, from where, and with a second factor?',
    reads: 'Failure: somebody tried. Of whoever comes by an identity provider AWS sees no second factor, and says No.',
    logGroupNames,
    query: () =>
      commands(
        'filter eventName = "ConsoleLogin"',
        'display @timestamp, userIdentity.arn, sourceIPAddress, responseElements.ConsoleLogin, additionalEventData.MFAUsed',
        'sort @timestamp desc',
        'limit 100',
      ),
  },
  {
    name: 'sessions-opened',
    asks: 'Who opened or ended a session on a machine?',
    reads: 'What was done in a session is in its transcript: ask session-transcripts.',
    logGroupNames,
    query: () => callsOf(['StartSession', 'ResumeSession', 'TerminateSession'], 'requestParameters.target'),
  },
  {
    name: 'session-transcripts',
    asks: 'What was typed and shown in sessions on the bastion?',
    reads: 'The first line of each part; the log stream with the name of the session has the whole.',
    logGroupNames: (purpose) => [sessionLogGroupName(purpose)],
    query: () =>
      commands(
        'filter ispresent(sessionId)',
        'display @timestamp, userIdentity.arn, sessionId, sessionData.0',
        'sort @timestamp desc',
        'limit 100',
      ),
  },
  {
    name: 'rules-changed',
    asks: 'Who changed a security group, a network ACL or a route?',
    reads:
      'Deployments act as the role of CloudFormation, …-execution-role-…. Anybody else changed it by hand: `npm run -s repair` brings back what was deployed.',
    logGroupNames,
    query: () => callsOf(CHANGES_OF_RULES, 'requestParameters.groupId', 'requestParameters.networkAclId'),
  },
  {
    name: 'machines-changed',
    asks: 'Who started, stopped, rebooted or ended a machine?',
    reads: 'A server that stops loses what is in its memory. A runbook acts with the role of its name.',
    logGroupNames,
    query: () =>
      callsOf(
        ['RebootInstances', 'RunInstances', 'StartInstances', 'StopInstances', 'TerminateInstances'],
        'requestParameters.instancesSet.items.0.instanceId',
      ),
  },
  {
    name: 'runbooks-started',
    asks: 'Who started, answered or ended a runbook?',
    reads: 'SendAutomationSignal is an approval, or its refusal: `npm run -s runbook -- executions` says which.',
    logGroupNames,
    query: () =>
      callsOf(
        ['SendAutomationSignal', 'StartAutomationExecution', 'StopAutomationExecution'],
        'requestParameters.documentName',
        'requestParameters.automationExecutionId',
      ),
  },
  {
    name: 'records-weakened',
    asks: 'Who stopped, shortened or deleted a record, or took the key of the records away?',
    reads:
      'Nobody but a deployment has a reason to. Keep the evidence first: `npm run -s runbook -- start collect-evidence`.',
    logGroupNames,
    query: () => callsOf(WEAKENING_OF_RECORDS, 'eventSource'),
  },
  {
    name: 'calls-denied',
    asks: 'Who was denied which call?',
    reads: 'A job or a runbook here lacks a right. Somebody you do not know is looking around.',
    logGroupNames,
    query: () =>
      commands(
        'filter errorCode like /AccessDenied|UnauthorizedOperation/',
        'stats count(*) as times by eventSource, eventName, userIdentity.arn, errorCode',
        'sort times desc',
        'limit 50',
      ),
  },
];
