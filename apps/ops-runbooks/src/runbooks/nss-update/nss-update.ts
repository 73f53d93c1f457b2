/// <reference path="../../python.d.ts" />
import { StartInstancesCommand } from '@aws-sdk/client-ec2';
import { documentName, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { type Ref, runbook, type StepOptions, steps, systemRefs } from '@nss/ssm-automation';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { recordAutostart, recordsAutostart } from '../../definition/autostart-record';
import { commandsByStep } from '../../definition/bastion-permissions';
import { certificateParameters, readsPackages } from '../../definition/certificate-package';
import { CERTIFICATE_RUNBOOK, installCertificate } from '../../definition/install-certificate';
import { waitUntil } from '../../definition/instance-state';
import { keepStopped } from '../../definition/keep-stopped';
import { replacesGroups } from '../../definition/interface-permissions';
import { changesMachines } from '../../definition/machine-permissions';
import { maintenanceDocuments } from '../../definition/maintenance';
import { readSystem } from '../../definition/read-system';
import { readsDescription } from '../../definition/reads-description';
import { serverParameter } from '../../definition/server-parameter';
import { startsRunbook } from '../../definition/starts-runbook';
import { UPDATE_SECONDS, updateParameter } from '../../definition/update-parameter';
import applianceSsh from '../../scripts/appliance_ssh.py';
import certificatePackage from '../../scripts/certificate_package.py';
import autostarts from '../../scripts/autostarts.py';
import bastionCommands from '../../scripts/commands.py';
import described from '../../scripts/described.py';
import failovers from '../../scripts/failovers.py';
import isolation from '../../scripts/isolation.py';
import keepStoppedScript from '../../scripts/keep_stopped.py';
import pairs from '../../scripts/pairs.py';
import tellServer from '../../scripts/tell_server.py';
import backOutScript from './back_out.py';
import isolateServer from './isolate_server.py';
import planUpdate from './plan_update.py';
import releaseServer from './release_server.py';
import sayUpdated from './say_updated.py';

const NAME = 'nss-update';

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Updates a standby, and gives it another certificate where one is given, while the other server of its pair serves: isolated until its NSS does not start with it any more.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      ...serverParameter,
      ...updateParameter,
      ...certificateParameters,
      Bucket: {
        ...certificateParameters.Bucket,
        description: `${certificateParameters.Bucket.description}; not-given keeps the certificate`,
        default: 'not-given',
      },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Server, Update, Bucket, Key, Sha256 }) => {
      const read = readSystem(place.purpose);
      const { System } = read.outputs;
      const plan = steps.executeScript('planUpdate', {
        handler: 'plan_update',
        script: [
          described,
          failovers,
          pairs,
          autostarts,
          bastionCommands,
          applianceSsh,
          certificatePackage,
          tellServer,
          planUpdate,
        ].join('\n\n'),
        timeoutSeconds: 300,
        inputPayload: {
          System,
          Server,
          Update,
          Bucket,
          Key,
          Sha256,
          Maintenance: maintenanceDocuments(place),
          FailoverDocument: documentName(place, 'nss-failover'),
          ExecutionId: systemRefs.executionId,
        },
        outputs: {
          InstanceId: 'String',
          BastionId: 'String',
          Renews: 'Boolean',
          Sha256: 'String',
          AutostartParameter: 'String',
          AutostartBefore: 'String',
          MeetIsolated: 'StringList',
          Disable: 'StringList',
          Meet: 'StringList',
          Update: 'StringList',
          Enable: 'StringList',
        },
      });
      const { InstanceId, BastionId, Renews, AutostartParameter, AutostartBefore } = plan.outputs;
      // Every way back stops the machine and gives the groups back. Once NSS may not start with it any more, it is first told to again: a
      // standby that does not start NSS is none, and no fail-over goes to it.
      const back = { onFailure: 'step:backOut', onCancel: 'step:backOut' } as const;
      const unchanged = { onFailure: 'step:recordUnchanged', onCancel: 'step:recordUnchanged' } as const;
      const restore = { onFailure: 'step:restoreAutostart', onCancel: 'step:restoreAutostart' } as const;
      const told = (name: string, commands: Ref<string[]>, way: StepOptions, timeoutSeconds = 900) =>
        steps.runPowerShell(name, { instanceIds: [BastionId], commands, timeoutSeconds, ...way });
      const recorded = (name: string, state: 'enabled' | 'updating' | Ref<string>, way: StepOptions) =>
        recordAutostart(name, { parameter: AutostartParameter, instance: InstanceId, state }, way);
      const started = (name: string, way: StepOptions) =>
        steps.executeAwsApi(name, { command: StartInstancesCommand, input: { InstanceIds: [InstanceId] }, ...way });
      const isolated = steps.executeScript('isolateServer', {
        handler: 'isolate_server',
        script: [described, isolation, isolateServer].join('\n\n'),
        inputPayload: { System, Server },
        ...unchanged,
      });
      const released = steps.executeScript('releaseServer', {
        handler: 'release_server',
        script: [described, isolation, releaseServer].join('\n\n'),
        inputPayload: { System, Server },
        maxAttempts: 3,
        ...restore,
      });
      const met = told('meetServer', plan.outputs.Meet, restore);
      const hasPackage = steps.branch('hasPackage', {
        choices: [{ when: { Variable: Renews, BooleanEquals: true }, to: 'installCertificate' }],
        otherwise: 'updateSoftware',
      });
      const installed = installCertificate(place, { Server, Bucket, Key, Sha256: plan.outputs.Sha256 }, restore);
      const updated = told('updateSoftware', plan.outputs.Update, restore, UPDATE_SECONDS);
      const said = steps.executeScript('sayUpdated', {
        handler: 'say_updated',
        script: sayUpdated,
        isEnd: true,
        inputPayload: { Server, Renews },
        outputs: { Summary: 'String' },
      });
      // It does not matter whether the machine is isolated, runs or answers at all: where this fails, the last step says so.
      const restored = told('restoreAutostart', plan.outputs.Enable, back, 300);
      const backOut = steps.executeScript('backOut', {
        handler: 'back_out',
        script: [described, keepStoppedScript, isolation, autostarts, backOutScript].join('\n\n'),
        isEnd: true,
        inputPayload: { System, Server, InstanceId },
        timeoutSeconds: 600,
        onCancel: 'step:backOut',
      });
      return {
        steps: [
          read,
          plan,
          // Before all else: no fail-over to a standby that is isolated, or may not start NSS.
          recorded('recordUpdating', 'updating', unchanged),
          isolated,
          started('startIsolated', unchanged),
          waitUntil('waitIsolatedRunning', InstanceId, ['running'], unchanged),
          told('meetIsolated', plan.outputs.MeetIsolated, unchanged),
          told('disableAutostart', plan.outputs.Disable, restore),
          keepStopped('stopIsolated', InstanceId, restore),
          released,
          started('startServer', restore),
          waitUntil('waitServerRunning', InstanceId, ['running'], restore),
          met,
          hasPackage,
          installed,
          updated,
          told('enableAutostart', plan.outputs.Enable, restore),
          recorded('recordEnabled', 'enabled', back),
          keepStopped('stopServer', InstanceId, back),
          said,
          recorded('recordUnchanged', AutostartBefore, { ...back, nextStep: 'backOut' }),
          restored,
          recorded('recordRestored', 'enabled', back),
          backOut,
        ],
        outputs: [updated.outputs.Output, said.outputs.Summary],
      };
    },
  });
}

/** Updates a standby beside the server that serves. */
export const nssUpdate: RunbookDefinition = {
  name: NAME,
  summary:
    'Updates a standby, or gives it another certificate, beside the server that serves: isolated while its NSS would start with it',
  make,
  permissions: (place) => [
    readsDescription(place),
    {
      actions: ['ec2:DescribeInstances', 'ssm:DescribeAutomationExecutions'],
      resources: ['*'],
      wildcardReason: 'These read-only actions take no narrower resource.',
    },
    changesMachines(place, 'ec2:StopInstances', 'ec2:StartInstances'),
    ...replacesGroups(place),
    recordsAutostart(place),
    ...commandsByStep(place, ['AWS-RunPowerShellScript']),
    ...readsPackages(place),
    ...startsRunbook(place, CERTIFICATE_RUNBOOK),
  ],
};
