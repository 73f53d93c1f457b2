import { LOG_TYPES } from '@nss/naming';
/// <reference path="../../python.d.ts" />
import { DescribeInstanceStatusCommand, RebootInstancesCommand } from '@aws-sdk/client-ec2';
import { runbook, steps, systemRefs } from '@nss/ssm-automation';
import { documentName, executionTags, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { startsRunbook } from '../../definition/starts-runbook';
import { changesMachines, looksAtMachines } from '../../definition/machine-permissions';
import { maintenanceDocuments } from '../../definition/maintenance';
import { overrideParameter } from '../../definition/override-parameter';
import { readsExecutions } from '../../definition/reads-executions';
import { readSystem } from '../../definition/read-system';
import described from '../../scripts/described.py';
import failovers from '../../scripts/failovers.py';
import figures from '../../scripts/figures.py';
import flowsSince from '../../scripts/flows_since.py';
import lookAtServer from '../../scripts/look_at_server.py';
import lookUntil from '../../scripts/look_until.py';
import keptLogs from '../../scripts/kept_logs.py';
import pairs from '../../scripts/pairs.py';
import whichSide from '../../scripts/which_side.py';
import chooseServers from './choose_servers.py';
import lookAfterRestart from './look_after_restart.py';
import lookBeforeRestart from './look_before_restart.py';

const NAME = 'nss-restart';
const HEALTH = 'nss-health-check';
/** How long a server may take to pass its status checks again. */
const READY_SECONDS = 1200;

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Restarts the running NSS servers, one at a time, with a health check before the first and a look at each afterwards; stops at the first failure.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      Log: { type: 'String', description: 'Which servers', allowedValues: ['all', ...LOG_TYPES], default: 'all' },
      HealthBefore: {
        type: 'String',
        description: 'Whether a failing health check before the first restart stops the runbook',
        allowedValues: ['required', 'ignored'],
        default: 'required',
      },
      ...overrideParameter,
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Log, HealthBefore, Override }) => {
      const read = readSystem(place.purpose);
      const looked = [described, figures, whichSide, keptLogs, failovers, pairs];
      const company = {
        Maintenance: maintenanceDocuments(place),
        FailoverDocument: documentName(place, 'nss-failover'),
        ExecutionId: systemRefs.executionId,
      };
      const choose = steps.executeScript('chooseServers', {
        handler: 'choose_servers',
        script: [...looked, chooseServers].join('\n\n'),
        timeoutSeconds: 300,
        inputPayload: { System: read.outputs.System, Log, Override, ...company },
        outputs: { InstanceIds: 'StringList' },
      });
      const ask = steps.branch('askHealthBefore', {
        choices: [{ when: { Variable: HealthBefore, StringEquals: 'ignored' }, to: 'eachServer' }],
        otherwise: 'healthBefore',
      });
      const before = steps.executeAutomation('healthBefore', {
        documentName: documentName(place, HEALTH),
        tags: executionTags(place),
        runtimeParameters: { Log },
        timeoutSeconds: 3600,
      });
      const each = steps.forEach('eachServer', {
        iterators: choose.outputs.InstanceIds,
        steps: ({ value }) => {
          // Minutes after the first server: the SIEM may have gone silent since, or somebody begun to update a standby.
          const noted = steps.executeScript('lookBefore', {
            handler: 'look_before_restart',
            script: [...looked, lookBeforeRestart].join('\n\n'),
            timeoutSeconds: 300,
            inputPayload: { System: read.outputs.System, InstanceId: value, Override, ...company },
            outputs: {
              Flowing: 'String',
              Since: 'String',
            },
          });
          return [
            noted,
            steps.executeAwsApi('reboot', { command: RebootInstancesCommand, input: { InstanceIds: [value] } }),
            steps.sleep('letItGoDown', { seconds: 60 }),
            steps.waitForAwsResourceProperty('waitForChecks', {
              command: DescribeInstanceStatusCommand,
              input: { InstanceIds: [value] },
              timeoutSeconds: READY_SECONDS,
              property: (r) => r.InstanceStatuses[0]!.InstanceStatus.Status,
              desiredValues: ['ok'],
            }),
            // Twice, because a script may run for ten minutes at most.
            steps.executeScript('lookAtServer', {
              handler: 'look_after_restart',
              script: `${described}\n\n${figures}\n\n${whichSide}\n\n${flowsSince}\n\n${lookAtServer}\n\n${lookUntil}\n\n${lookAfterRestart}`,
              timeoutSeconds: 600,
              maxAttempts: 2,
              inputPayload: { System: read.outputs.System, InstanceId: value, ...noted.outputs },
            }),
          ];
        },
      });
      return { steps: [read, choose, ask, before, each] };
    },
  });
}

/** Restarts servers one by one. */
export const nssRestart: RunbookDefinition = {
  name: NAME,
  summary:
    'Restarts the NSS servers one at a time, health before, a look at each after, and stops at the first failure',
  make,
  permissions: (place) => [
    readsDescription(place),
    looksAtMachines(['ssm:DescribeAutomationExecutions']),
    readsExecutions(place),
    changesMachines(place, 'ec2:RebootInstances'),
    ...startsRunbook(place, HEALTH),
  ],
};
