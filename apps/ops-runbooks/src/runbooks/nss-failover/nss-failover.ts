/// <reference path="../../python.d.ts" />
import { DescribeInstancesCommand, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { type Ref, runbook, type StepOptions, steps } from '@nss/automation';
import { arn, assumeRoleParameter, documentName, readsDescription, roleArn } from '../../definition/names';
import { readSystem } from '../../definition/read-system';
import { type RunbookDefinition, type RunbookPlace } from '../../definition/runbook-definition';
import planFailover from './plan_failover.py';

const NAME = 'nss-failover';
const HEALTH = 'nss-health-check';
const STATE = '$.Reservations[0].Instances[0].State.Name';
/** How long a server may take to stop or start. */
const STATE_SECONDS = 900;
/** A fail-over has to finish within an hour, and an approval that comes later is of no use. Source: help.zscaler.com/unified/nss-deployment-guide-amazon-web-services */
const APPROVAL_SECONDS = 1800;

/** Waits until an instance has a state. */
function waitUntil(name: string, instance: Ref<string>, state: string, options: StepOptions = {}) {
  return steps.waitForAwsResourceProperty(name, {
    command: DescribeInstancesCommand, input: { InstanceIds: [instance] }, selector: STATE, desiredValues: [state], timeoutSeconds: STATE_SECONDS, ...options,
  });
}

/** The last look before a server starts: the other one is stopped at this moment, or the runbook ends. */
function confirmStopped(name: string, instance: Ref<string>, options: StepOptions = {}) {
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
        handler: 'plan_failover', script: planFailover, inputPayload: { System: read.outputs.System, Log },
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
      const stop = steps.executeAwsApi('stopActive', { command: StopInstancesCommand, input: { InstanceIds: [ActiveId] } });
      const stopped = waitUntil('waitActiveStopped', ActiveId, 'stopped');
      const confirmed = confirmStopped('confirmActiveStopped', ActiveId);
      // From here on the standby may run: every failure leads through backOut, which stops it before anything else starts.
      const start = steps.executeAwsApi('startStandby', { command: StartInstancesCommand, input: { InstanceIds: [StandbyId] }, onFailure: () => backOut });
      const recorded = steps.executeAwsApi('recordActive', { command: PutParameterCommand, input: { Name: Parameter, Value: StandbyName, Overwrite: true }, onFailure: () => backOut });
      const started = waitUntil('waitStandbyRunning', StandbyId, 'running', { onFailure: () => backOut });
      const settle = steps.sleep('letPulseReturn', { seconds: 600 });
      const health = steps.executeAutomation('healthAfter', { documentName: documentName(place, HEALTH), timeoutSeconds: 1800, onFailure: () => backOut, isEnd: true });

      const backOut = steps.executeAwsApi('backOutStopStandby', { command: StopInstancesCommand, input: { InstanceIds: [StandbyId] } });
      const backStopped = waitUntil('backOutWaitStopped', StandbyId, 'stopped');
      const backConfirmed = confirmStopped('backOutConfirmStopped', StandbyId);
      const backStart = steps.executeAwsApi('backOutStartActive', { command: StartInstancesCommand, input: { InstanceIds: [ActiveId] } });
      const backRecord = steps.executeAwsApi('backOutRecordActive', { command: PutParameterCommand, input: { Name: Parameter, Value: ActiveName, Overwrite: true } });
      const failed = steps.executeScript('sayBackedOut', {
        handler: 'say_backed_out', isEnd: true, inputPayload: { Active: ActiveName, Standby: StandbyName },
        script: 'def say_backed_out(events, _context):\n    raise RuntimeError(f\'{events["Standby"]} did not take over: {events["Active"]} relays again\')\n',
      });
      return {
        steps: [read, plan, approval, stop, stopped, confirmed, start, recorded, started, settle, health, backOut, backStopped, backConfirmed, backStart, backRecord, failed],
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
    { actions: ['ec2:DescribeInstances', 'ssm:GetAutomationExecution'], resources: ['*'], wildcardReason: 'These read-only actions take no narrower resource.' },
    {
      actions: ['ec2:StopInstances', 'ec2:StartInstances'], resources: [arn(place, 'ec2', 'instance/*')],
      conditions: { StringEquals: { 'aws:ResourceTag/purpose': place.purpose } },
      wildcardReason: 'The tag narrows it down to the machines of this relay.',
    },
    { actions: ['ssm:PutParameter'], resources: [arn(place, 'ssm', `parameter/${place.purpose}/relay/*/active`)], wildcardReason: 'One parameter for each log type.' },
    { actions: ['ssm:StartAutomationExecution'], resources: [arn(place, 'ssm', `automation-definition/${documentName(place, HEALTH)}:*`)], wildcardReason: 'Every version of the health check.' },
    { actions: ['iam:PassRole'], resources: [roleArn(place, HEALTH)], conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } } },
  ],
};
