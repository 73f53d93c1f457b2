/// <reference path="../../python.d.ts" />
import { DescribeInstancesCommand, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { type AnyStep, type Ref, runbook, type StepOptions, steps, systemRefs } from '@nss/automation';
import { arn, assumeRoleParameter, documentName, readsDescription, startsRunbook } from '../../definition/names';
import { readSystem } from '../../definition/read-system';
import { type RunbookDefinition, type RunbookPlace } from '../../definition/runbook-definition';
import keepStoppedScript from './keep_stopped.py';
import planFailover from './plan_failover.py';

const NAME = 'nss-failover';
const HEALTH = 'nss-health-check';
const STATE = '$.Reservations[0].Instances[0].State.Name';
/** How long a server may take to stop or start. */
const STATE_SECONDS = 900;
/** A fail-over has to finish within an hour, and an approval that comes later is of no use. Source: help.zscaler.com/unified/nss-deployment-guide-amazon-web-services */
const APPROVAL_SECONDS = 1800;

/** Waits until an instance has one of some states. */
function waitUntil(name: string, instance: Ref<string>, states: readonly [string, ...string[]], options: StepOptions) {
  return steps.waitForAwsResourceProperty(name, {
    command: DescribeInstancesCommand, input: { InstanceIds: [instance] }, selector: STATE, desiredValues: states, timeoutSeconds: STATE_SECONDS, ...options,
  });
}

/** The last look before a server starts: the other one is stopped at this moment, or the runbook ends. */
function confirmStopped(name: string, instance: Ref<string>, options: StepOptions) {
  return steps.assertAwsResourceProperty(name, { command: DescribeInstancesCommand, input: { InstanceIds: [instance] }, selector: STATE, desiredValues: ['stopped'], ...options });
}

function make(place: RunbookPlace) {
  return runbook({
    description: 'Stops the active NSS server of a pair, confirms that it stopped, and only then starts its standby.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      Log: { type: 'String', description: 'Whose pair', allowedValues: ['web', 'firewall'] },
      Approvers: { type: 'StringList', description: 'ARNs of the users or roles one of whom has to approve', allowedPattern: '^arn:[a-z-]+:(iam|sts)::[0-9]{12}:[A-Za-z0-9+=,.@_/-]+$', minItems: 1, maxItems: 10 },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Log, Approvers }) => {
      const read = readSystem(place.purpose);
      const plan = steps.executeScript('planFailover', {
        handler: 'plan_failover', script: planFailover,
        inputPayload: { System: read.outputs.System, Log, DocumentName: documentName(place, NAME), ExecutionId: systemRefs.executionId },
        outputs: {
          ActiveId: { selector: '$.Payload.ActiveId', type: 'String' }, ActiveName: { selector: '$.Payload.ActiveName', type: 'String' },
          StandbyId: { selector: '$.Payload.StandbyId', type: 'String' }, StandbyName: { selector: '$.Payload.StandbyName', type: 'String' },
          Parameter: { selector: '$.Payload.Parameter', type: 'String' },
        },
      });
      const { ActiveId, ActiveName, StandbyId, StandbyName, Parameter } = plan.outputs;
      const approval = steps.approve('approveFailover', {
        approvers: Approvers, message: `Stop ${ActiveName} and start ${StandbyName}? Logs wait for an hour at most.`, timeoutSeconds: APPROVAL_SECONDS,
      });
      // From here on every failure and every cancel leads to the way back, which is the same from everywhere: the standby is
      // kept stopped until no start of it can be under way, and only then is the active server started.
      const back = { onFailure: () => keepStopped, onCancel: () => keepStopped } as const;
      const stop = steps.executeAwsApi('stopActive', { command: StopInstancesCommand, input: { InstanceIds: [ActiveId] }, maxAttempts: 3, ...back });
      const stopped = waitUntil('waitActiveStopped', ActiveId, ['stopped'], back);
      // Before the start: whatever happens then, the guard and the health check know which server should run.
      const recorded = steps.executeAwsApi('recordStandby', { command: PutParameterCommand, input: { Name: Parameter, Value: StandbyName, Overwrite: true }, maxAttempts: 3, ...back });
      const confirmed = confirmStopped('confirmActiveStopped', ActiveId, back);
      const start = steps.executeAwsApi('startStandby', { command: StartInstancesCommand, input: { InstanceIds: [StandbyId] }, ...back });
      const started = waitUntil('waitStandbyRunning', StandbyId, ['running'], back);
      const settle = steps.sleep('letPulseReturn', { seconds: 600, ...back });
      const health = steps.executeAutomation('healthAfter', { documentName: documentName(place, HEALTH), timeoutSeconds: 1800, isEnd: true, ...back });

      // A cancel on the way back begins it again, in the two minutes that AWS gives it.
      const again = { onCancel: () => keepStopped };
      const keepStopped: AnyStep = steps.executeScript('keepStandbyStopped', {
        handler: 'keep_stopped', script: keepStoppedScript, inputPayload: { InstanceId: StandbyId }, timeoutSeconds: 600, maxAttempts: 3, ...again,
      });
      const activeSettled = waitUntil('waitActiveSettled', ActiveId, ['stopped', 'running'], again);
      const backRecord = steps.executeAwsApi('recordActive', { command: PutParameterCommand, input: { Name: Parameter, Value: ActiveName, Overwrite: true }, maxAttempts: 3, ...again });
      const backConfirmed = confirmStopped('confirmStandbyStopped', StandbyId, again);
      const backStart = steps.executeAwsApi('startActive', { command: StartInstancesCommand, input: { InstanceIds: [ActiveId] }, ...again });
      const failed = steps.executeScript('sayBackedOut', {
        handler: 'say_backed_out', isEnd: true, inputPayload: { Active: ActiveName, Standby: StandbyName },
        script: 'def say_backed_out(events, _context):\n    raise RuntimeError(f\'{events["Standby"]} did not take over: {events["Active"]} relays again\')\n',
      });
      return {
        steps: [read, plan, approval, stop, stopped, recorded, confirmed, start, started, settle, health, keepStopped, activeSettled, backRecord, backConfirmed, backStart, failed],
        outputs: [StandbyName],
      };
    },
  });
}

/** Hands the relay of one log type from the active server to its standby. */
export const nssFailover: RunbookDefinition = {
  name: NAME,
  summary: 'After an approval: stops the active server, confirms it, starts the standby, checks health, and backs out on failure',
  make,
  permissions: (place) => [
    readsDescription(place),
    { actions: ['ec2:DescribeInstances', 'ssm:DescribeAutomationExecutions', 'ssm:GetAutomationExecution'], resources: ['*'], wildcardReason: 'These read-only actions take no narrower resource.' },
    {
      actions: ['ec2:StopInstances', 'ec2:StartInstances'], resources: [arn(place, 'ec2', 'instance/*')],
      conditions: { StringEquals: { 'aws:ResourceTag/purpose': place.purpose } },
      wildcardReason: 'The tag narrows it down to the machines of this relay.',
    },
    { actions: ['ssm:PutParameter'], resources: [arn(place, 'ssm', `parameter/${place.purpose}/relay/*/active`)], wildcardReason: 'One parameter for each log type.' },
    ...startsRunbook(place, HEALTH),
  ],
};
