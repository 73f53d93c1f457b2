import { type Drill } from './drill';

/** Fields of the events: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html */
const CIS_EVENTS: readonly (readonly [service: string, eventName: string, more?: object])[] = [
  ['signin', 'ConsoleLogin', { errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } }],
  [
    'signin',
    'ConsoleLogin',
    {
      userIdentity: { type: 'IAMUser', userName: 'somebody' },
      additionalEventData: { MFAUsed: 'No' },
      responseElements: { ConsoleLogin: 'Success' },
    },
  ],
  ['sts', 'GetCallerIdentity', { userIdentity: { type: 'Root' }, eventType: 'AwsApiCall' }],
  ['ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }],
  ['iam', 'PutRolePolicy'],
  ['cloudtrail', 'StopLogging'],
  ['kms', 'DisableKey'],
  ['s3', 'PutBucketPolicy'],
  ['config', 'StopConfigurationRecorder'],
  ['ec2', 'AuthorizeSecurityGroupIngress'],
  ['ec2', 'ReplaceNetworkAclEntry'],
  ['ec2', 'AttachInternetGateway'],
  ['ec2', 'ReplaceRoute'],
  ['ec2', 'ModifyVpcAttribute'],
];

/** What somebody does to records and keys: no log is lost by it, and somebody should hear of it. */
export const RECORD_DRILLS: readonly Drill[] = [
  {
    name: 'trail-stopped',
    summary: 'somebody stops the audit trail',
    begin: (simulation) => {
      simulation.calledByHand('cloudtrail', 'StopLogging');
      return 'somebody stops the audit trail';
    },
    minutes: 30,
    mailed: ['cloudtrail-change'],
  },
  {
    name: 'intruder',
    summary: 'somebody goes about the account, and does one of each that CIS asks to be told of',
    begin: (simulation) => {
      for (const [service, eventName, more] of CIS_EVENTS) simulation.calledByHand(service, eventName, more);
      return 'somebody signs in, and goes about the account';
    },
    minutes: 30,
    mailed: [
      'bucket-policy-change',
      'cloudtrail-change',
      'config-change',
      'gateway-change',
      'iam-policy-change',
      'key-disabled',
      'network-acl-change',
      'root-use',
      'route-table-change',
      'security-group-change',
      'sign-in-failure',
      'sign-in-without-mfa',
      'unauthorized-calls',
      'vpc-change',
    ],
  },
  {
    name: 'flow-log-silent',
    summary: 'the flow log writes nothing for 50 minutes, while all logs flow',
    begin: ({ around }) => {
      around.isFlowLogWritten = false;
      return 'the flow log writes nothing any more';
    },
    end: ({ around }) => {
      around.isFlowLogWritten = true;
      return 'the flow log is written again';
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'unknown',
  },
  {
    name: 'flow-log-skipping',
    summary: 'for 50 minutes the flow log leaves out what passes at one server, while all logs flow',
    begin: ({ around, firstLog, active }) => {
      around.skippedServers.add(active.get(firstLog)!);
      return `AWS captures nothing of ${active.get(firstLog)} any more`;
    },
    end: ({ around }) => {
      around.skippedServers.clear();
      return 'everything is captured again';
    },
    mailed: ['feed-silent', 'feed-silent-sustained', 'hubs-silent'],
    side: 'unknown',
  },
  {
    name: 'key-going',
    summary: "somebody schedules the deletion of the environment's key",
    begin: (simulation) => {
      simulation.calledByHand('kms', 'ScheduleKeyDeletion');
      return "the environment's key will be deleted in seven days";
    },
    minutes: 30,
    mailed: ['key-disabled'],
  },
];
