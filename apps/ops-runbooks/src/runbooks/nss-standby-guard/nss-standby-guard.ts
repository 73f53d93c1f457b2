/// <reference path="../../python.d.ts" />
import { resourceName } from '@nss/naming';
import { runbook, steps } from '@nss/ssm-automation';
import { arn, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import guard from './guard.py';
import tellPeople from './tell_people.py';

const NAME = 'nss-standby-guard';

/** ARN of the topic that people are told through. */
function topicArn(place: RunbookPlace): string {
  return arn(place, 'sns', resourceName(place.purpose, 'notification-topic', 1));
}

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Started by EventBridge when an NSS server comes up: stops it where the other server of its pair runs already.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      InstanceId: { type: 'String', description: 'The instance that came up', allowedPattern: '^i-[0-9a-f]{8,17}$' },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ InstanceId }) => {
      const read = readSystem(place.purpose);
      const check = steps.executeScript('guardPair', {
        handler: 'guard',
        script: guard,
        maxAttempts: 3,
        inputPayload: { System: read.outputs.System, InstanceId },
        outputs: {
          Stopped: { selector: '$.Payload.Stopped', type: 'Boolean' },
          Summary: { selector: '$.Payload.Summary', type: 'String' },
        },
      });
      const { Stopped, Summary } = check.outputs;
      const tell = steps.executeScript('tellPeople', {
        handler: 'tell_people',
        script: tellPeople,
        maxAttempts: 3,
        inputPayload: { Stopped, Summary, Purpose: place.purpose, TopicArn: topicArn(place) },
      });
      return { steps: [read, check, tell], outputs: [Summary] };
    },
  });
}

/** Keeps the two servers of an active-standby pair from running at once. */
export const nssStandbyGuard: RunbookDefinition = {
  name: NAME,
  summary: 'Started by EventBridge: stops a server that comes up while the other of its pair runs, and tells people',
  make,
  // CloudFormation starts both servers of a pair.
  afterDeployment: {
    phase: 'settle',
    runs: ({ availability, servers }) =>
      availability === 'active-standby'
        ? servers
            .filter((server, index) => servers.findIndex(({ log }) => log === server.log) !== index)
            .map(({ instanceId }) => ({ InstanceId: [instanceId] }))
        : [],
  },
  permissions: (place) => [
    readsDescription(place),
    {
      actions: ['ec2:DescribeInstances'],
      resources: ['*'],
      wildcardReason: 'This read-only action takes no resource.',
    },
    {
      actions: ['ec2:StopInstances'],
      resources: [arn(place, 'ec2', 'instance/*')],
      conditions: { StringEquals: { 'aws:ResourceTag/purpose': place.purpose } },
      wildcardReason: 'The tag narrows it down to the machines of this relay.',
    },
    { actions: ['sns:Publish'], resources: [topicArn(place)] },
    {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [arn(place, 'kms', 'key/*')],
      conditions: { StringEquals: { 'kms:ViaService': `sns.${place.region}.amazonaws.com` } },
      wildcardReason: 'The key of the topic; the condition narrows it down to notifications.',
    },
  ],
};
