/// <reference path="../../python.d.ts" />
import { resourceName } from '@nss/naming';
import { runbook, steps } from '@nss/ssm-automation';
import { arn, documentName, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { publishes } from '../../definition/publishes';
import { readsDescription } from '../../definition/reads-description';
import { replacesGroups } from '../../definition/interface-permissions';
import { changesMachines, looksAtMachines } from '../../definition/machine-permissions';
import { maintenanceDocuments } from '../../definition/maintenance';
import { overrideParameter } from '../../definition/override-parameter';
import { readsExecutions } from '../../definition/reads-executions';
import { readSystem } from '../../definition/read-system';
import failovers from '../../scripts/failovers.py';
import described from '../../scripts/described.py';
import figures from '../../scripts/figures.py';
import isolation from '../../scripts/isolation.py';
import keptLogs from '../../scripts/kept_logs.py';
import whichSide from '../../scripts/which_side.py';
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
      'Started by EventBridge when an NSS server comes up or stops, and when a fail-over, a set-up or an update has ended: stops one of two servers of a pair, and says where none runs.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      InstanceId: {
        type: 'String',
        description: 'The instance that came up or stopped, or all',
        allowedPattern: '^(all|i-[0-9a-f]{8,17})$',
      },
      ...overrideParameter,
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ InstanceId, Override }) => {
      const read = readSystem(place.purpose);
      const check = steps.executeScript('guardPair', {
        handler: 'guard',
        script: [described, figures, whichSide, keptLogs, failovers, isolation, guard].join('\n\n'),
        timeoutSeconds: 600,
        maxAttempts: 3,
        inputPayload: {
          System: read.outputs.System,
          InstanceId,
          Override,
          FailoverDocument: documentName(place, 'nss-failover'),
          Maintenance: maintenanceDocuments(place),
        },
        outputs: {
          Tell: 'Boolean',
          Summary: 'String',
        },
      });
      const { Tell, Summary } = check.outputs;
      const tell = steps.executeScript('tellPeople', {
        handler: 'tell_people',
        script: tellPeople,
        maxAttempts: 3,
        inputPayload: { Tell, Summary, Purpose: place.purpose, TopicArn: topicArn(place) },
      });
      return { steps: [read, check, tell], outputs: [Summary] };
    },
  });
}

/** Keeps the two servers of an active-standby pair from running at once. */
export const nssStandbyGuard: RunbookDefinition = {
  name: NAME,
  summary:
    'Started by EventBridge: stops a server that comes up while the other of its pair runs, and tells people, also where none runs',
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
    looksAtMachines(['ssm:DescribeAutomationExecutions']),
    readsExecutions(place),
    changesMachines(place, 'ec2:StopInstances'),
    ...replacesGroups(place),
    ...publishes(place, topicArn(place)),
  ],
};
