import { LOG_TYPES } from '@nss/naming';
/// <reference path="../../python.d.ts" />
import { type Approvers } from '@nss/environment';
import { StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { type AnyStep, runbook, steps, systemRefs } from '@nss/ssm-automation';
import {
  approvalTopicName,
  arn,
  documentName,
  type RunbookDefinition,
  type RunbookPlace,
} from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { confirmStopped, waitUntil } from '../../definition/instance-state';
import { keepStopped } from '../../definition/keep-stopped';
import { publishes } from '../../definition/publishes';
import { readsDescription } from '../../definition/reads-description';
import { changesMachines, looksAtMachines } from '../../definition/machine-permissions';
import { overrideParameter } from '../../definition/override-parameter';
import { readsExecutions } from '../../definition/reads-executions';
import { readSystem } from '../../definition/read-system';
import autostarts from '../../scripts/autostarts.py';
import failovers from '../../scripts/failovers.py';
import described from '../../scripts/described.py';
import figures from '../../scripts/figures.py';
import flowsSince from '../../scripts/flows_since.py';
import lookAtServer from '../../scripts/look_at_server.py';
import keptLogs from '../../scripts/kept_logs.py';
import lostLogs from '../../scripts/lost_logs.py';
import whichSide from '../../scripts/which_side.py';
import lookAtStandby from './look_at_standby.py';
import planAgain from './plan_again.py';
import planFailover from './plan_failover.py';
import sayBackedOut from './say_backed_out.py';
import sayTookOver from './say_took_over.py';
import secondPerson from './second_person.py';

const NAME = 'nss-failover';
/** Between two looks at the standby, and for how long: a boot takes up to 5 minutes, a record of the flow log a minute and then about 5 more. https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html */
const [LOOK_SECONDS, PROOF_MINUTES] = [30, 20];
/** A fail-over has to finish within an hour, and an approval that comes later is of no use. Source: help.zscaler.com/unified/nss-deployment-guide-amazon-web-services */
const APPROVAL_SECONDS = 1800;

/** ARN of the topic that tells the approvers. */
function approvalTopicArn(place: RunbookPlace): string {
  return arn(place, 'sns', approvalTopicName(place));
}

/** Asks the approvers, and sees that one of them is not whoever started it: Systems Manager lets a starter approve. */
function approvedBy({ by, required, fourEyes }: Approvers, message: string, notificationArn: string): AnyStep[] {
  const approval = steps.approve('approveFailover', {
    approvers: [...by],
    minRequiredApprovals: required,
    message,
    notificationArn,
    timeoutSeconds: APPROVAL_SECONDS,
  });
  if (!fourEyes) return [approval];
  return [
    approval,
    steps.executeScript('confirmSecondPerson', {
      handler: 'confirm_second_person',
      script: secondPerson,
      inputPayload: { ExecutionId: systemRefs.executionId, Decisions: approval.outputs.ApproverDecisions },
    }),
  ];
}

function make(place: RunbookPlace) {
  const { approval = 'nobody is asked' } = place;
  return runbook({
    description: 'Stops the active NSS server of a pair, confirms that it stopped, and only then starts its standby.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      Log: { type: 'String', description: 'Whose pair', allowedValues: [...LOG_TYPES] },
      ...overrideParameter,
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Log, Override }) => {
      const read = readSystem(place.purpose);
      const asking = {
        System: read.outputs.System,
        Log,
        Override,
        DocumentName: documentName(place, NAME),
        ExecutionId: systemRefs.executionId,
      };
      const plan = steps.executeScript('planFailover', {
        handler: 'plan_failover',
        script: `${described}\n\n${figures}\n\n${whichSide}\n\n${keptLogs}\n\n${lostLogs}\n\n${failovers}\n\n${autostarts}\n\n${planFailover}`,
        timeoutSeconds: 300,
        inputPayload: { ...asking, MayHappen: approval !== 'nobody may' },
        outputs: {
          ActiveId: 'String',
          ActiveName: 'String',
          StandbyId: 'String',
          StandbyName: 'String',
          Parameter: 'String',
          Lost: 'String',
          Flowing: 'String',
          Planned: 'String',
        },
      });
      const { ActiveId, ActiveName, StandbyId, StandbyName, Parameter, Lost, Flowing, Planned } = plan.outputs;
      const asked =
        typeof approval === 'string'
          ? []
          : [
              ...approvedBy(approval, `Stop ${ActiveName} and start ${StandbyName}? ${Lost}`, approvalTopicArn(place)),
              // An approval may take half an hour.
              steps.executeScript('planAgain', {
                handler: 'plan_again',
                script: `${described}\n\n${figures}\n\n${whichSide}\n\n${keptLogs}\n\n${failovers}\n\n${planAgain}`,
                timeoutSeconds: 300,
                inputPayload: { ...asking, Planned },
              }),
            ];
      // From here on every failure and every cancel leads to the way back, which is the same from everywhere: the standby is
      // kept stopped until no start of it can be under way, and only then is the active server started.
      const back = { onFailure: 'step:keepStandbyStopped', onCancel: 'step:keepStandbyStopped' } as const;
      const stop = steps.executeAwsApi('stopActive', {
        command: StopInstancesCommand,
        input: { InstanceIds: [ActiveId] },
        maxAttempts: 3,
        ...back,
      });
      const stopped = waitUntil('waitActiveStopped', ActiveId, ['stopped'], back);
      // Before the start: whatever happens then, the guard and the health check know which server should run.
      const recorded = steps.executeAwsApi('recordStandby', {
        command: PutParameterCommand,
        input: { Name: Parameter, Value: StandbyName, Overwrite: true },
        maxAttempts: 3,
        ...back,
      });
      const confirmed = confirmStopped('confirmActiveStopped', ActiveId, back);
      const start = steps.executeAwsApi('startStandby', {
        command: StartInstancesCommand,
        input: { InstanceIds: [StandbyId] },
        ...back,
      });
      const started = waitUntil('waitStandbyRunning', StandbyId, ['running'], back);
      // Only the new server is judged: what else is ill was ill before, and the way back would end at the server that was given up.
      const prove = steps.doWhile('proveStandby', {
        maxIterations: 100,
        onFailure: 'step:keepStandbyStopped',
        steps: ({ iteration }) => ({
          wait: steps.sleep('letStandbyBegin', { seconds: LOOK_SECONDS, ...back }),
          look: steps.executeScript('lookAtStandby', {
            handler: 'look_at_standby',
            script: `${described}\n\n${figures}\n\n${whichSide}\n\n${flowsSince}\n\n${lookAtServer}\n\n${lookAtStandby}`,
            timeoutSeconds: 300,
            maxAttempts: 3,
            ...back,
            inputPayload: {
              System: read.outputs.System,
              InstanceId: StandbyId,
              Flowing,
              Look: iteration,
              EverySeconds: LOOK_SECONDS,
              WithinMinutes: PROOF_MINUTES,
            },
            outputs: {
              Proven: 'Boolean',
              LookAgain: 'Boolean',
              Summary: 'String',
            },
          }),
        }),
        condition: ({ look }) => ({ Variable: look.outputs.LookAgain, BooleanEquals: true }),
      });
      const { Proven, Summary } = prove.body.look.outputs;
      const proven = steps.branch('isProven', {
        choices: [{ when: { Variable: Proven, BooleanEquals: true }, to: 'sayTookOver' }],
        otherwise: 'keepStandbyStopped',
      });
      const tookOver = steps.executeScript('sayTookOver', {
        handler: 'say_took_over',
        isEnd: true,
        inputPayload: { Summary },
        script: sayTookOver,
      });

      // A cancel on the way back begins it again, in the two minutes that AWS gives it.
      const again = { onCancel: 'step:keepStandbyStopped' } as const;
      const standbyKept = keepStopped('keepStandbyStopped', StandbyId, again);
      const activeSettled = waitUntil('waitActiveSettled', ActiveId, ['stopped', 'running'], again);
      const backRecord = steps.executeAwsApi('recordActive', {
        command: PutParameterCommand,
        input: { Name: Parameter, Value: ActiveName, Overwrite: true },
        maxAttempts: 3,
        ...again,
      });
      const backConfirmed = confirmStopped('confirmStandbyStopped', StandbyId, again);
      const backStart = steps.executeAwsApi('startActive', {
        command: StartInstancesCommand,
        input: { InstanceIds: [ActiveId] },
        ...again,
      });
      // A server that is pending does not relay: what is said in the end is true by then.
      const backRunning = waitUntil('waitActiveRunning', ActiveId, ['running'], again);
      const failed = steps.executeScript('sayBackedOut', {
        handler: 'say_backed_out',
        isEnd: true,
        inputPayload: { Active: ActiveName, Standby: StandbyName },
        script: sayBackedOut,
      });
      return {
        steps: [
          read,
          plan,
          ...asked,
          stop,
          stopped,
          recorded,
          confirmed,
          start,
          started,
          prove,
          proven,
          tookOver,
          standbyKept,
          activeSettled,
          backRecord,
          backConfirmed,
          backStart,
          backRunning,
          failed,
        ],
        outputs: [StandbyName, Summary],
      };
    },
  });
}

/** Hands the relay of one log type from the active server to its standby. */
export const nssFailover: RunbookDefinition = {
  name: NAME,
  summary:
    'After an approval: stops the active server, confirms it, starts the standby, sees it relay, and backs out on failure',
  make,
  permissions: (place) => [
    readsDescription(place),
    looksAtMachines(['ssm:DescribeAutomationExecutions']),
    readsExecutions(place),
    ...(place.approval && typeof place.approval !== 'string' ? publishes(place, approvalTopicArn(place)) : []),
    changesMachines(place, 'ec2:StopInstances', 'ec2:StartInstances'),
    {
      actions: ['ssm:PutParameter'],
      resources: [arn(place, 'ssm', `parameter/${place.purpose}/relay/*/active`)],
      wildcardReason: 'One parameter for each log type.',
    },
  ],
};
