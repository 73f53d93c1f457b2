/// <reference path="../../python.d.ts" />
import { StartInstancesCommand } from '@aws-sdk/client-ec2';
import { type Ref, runbook, steps, systemRefs } from '@nss/ssm-automation';
import { documentName, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { recordAutostart, recordsAutostart } from '../../definition/autostart-record';
import { commandsByStep } from '../../definition/bastion-permissions';
import { certificateParameters, readsPackages } from '../../definition/certificate-package';
import { CERTIFICATE_RUNBOOK, installCertificate } from '../../definition/install-certificate';
import { waitUntil } from '../../definition/instance-state';
import { keepStopped } from '../../definition/keep-stopped';
import { changesMachines, looksAtMachines } from '../../definition/machine-permissions';
import { maintenanceDocuments } from '../../definition/maintenance';
import { overrideParameter } from '../../definition/override-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import { serverParameter } from '../../definition/server-parameter';
import { startsRunbook } from '../../definition/starts-runbook';
import { UPDATE_SECONDS } from '../../definition/update-parameter';
import applianceSsh from '../../scripts/appliance_ssh.py';
import certificatePackage from '../../scripts/certificate_package.py';
import autostarts from '../../scripts/autostarts.py';
import bastionCommands from '../../scripts/commands.py';
import described from '../../scripts/described.py';
import failovers from '../../scripts/failovers.py';
import figures from '../../scripts/figures.py';
import flowsSince from '../../scripts/flows_since.py';
import keepStoppedScript from '../../scripts/keep_stopped.py';
import keptLogs from '../../scripts/kept_logs.py';
import lookUntil from '../../scripts/look_until.py';
import pairs from '../../scripts/pairs.py';
import tellServer from '../../scripts/tell_server.py';
import whichSide from '../../scripts/which_side.py';
import backOutScript from './back_out.py';
import configureInterface from './configure_interface.py';
import lookAtFeeds from './look_at_feeds.py';
import noteStart from './note_start.py';
import planSetUp from './plan_set_up.py';
import sayStandby from './say_standby.py';
import { setUpParameters } from './set-up-parameters';

const NAME = 'nss-set-up';

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Sets up an NSS server: host key, certificate, service interface, software, autostart; starts one that serves, and leaves a standby stopped.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      ...serverParameter,
      ...certificateParameters,
      ...setUpParameters,
      ...overrideParameter,
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Server, Bucket, Key, Sha256, Certificate, Configure, Update, HostKey, Override }) => {
      const read = readSystem(place.purpose);
      const { System } = read.outputs;
      const plan = steps.executeScript('planSetUp', {
        handler: 'plan_set_up',
        script: [
          described,
          figures,
          whichSide,
          keptLogs,
          failovers,
          pairs,
          autostarts,
          bastionCommands,
          applianceSsh,
          certificatePackage,
          tellServer,
          configureInterface,
          planSetUp,
        ].join('\n\n'),
        timeoutSeconds: 300,
        inputPayload: {
          System,
          Server,
          Bucket,
          Key,
          Sha256,
          Certificate,
          Configure,
          Update,
          HostKey,
          Override,
          Maintenance: maintenanceDocuments(place),
          FailoverDocument: documentName(place, 'nss-failover'),
          ExecutionId: systemRefs.executionId,
        },
        outputs: {
          InstanceId: 'String',
          BastionId: 'String',
          Role: 'String',
          IsStopped: 'Boolean',
          Sha256: 'String',
          Wanted: 'String',
          AutostartParameter: 'String',
          AutostartBefore: 'String',
          Meet: 'StringList',
          Configure: 'StringList',
          Update: 'StringList',
          Start: 'StringList',
          Autostart: 'StringList',
        },
      });
      const { InstanceId, BastionId, Role, IsStopped, AutostartParameter, AutostartBefore } = plan.outputs;
      const back = { onFailure: 'step:backOut', onCancel: 'step:backOut' } as const;
      const told = (name: string, commands: Ref<string[]>, timeoutSeconds = 900) =>
        steps.runPowerShell(name, { instanceIds: [BastionId], commands, timeoutSeconds, ...back });
      const recorded = (name: string, state: 'enabled' | Ref<string>) =>
        recordAutostart(name, { parameter: AutostartParameter, instance: InstanceId, state }, back);
      const isStopped = steps.branch('isStopped', {
        choices: [{ when: { Variable: IsStopped, BooleanEquals: true }, to: 'startMachine' }],
        otherwise: 'meetServer',
      });
      const started = steps.executeAwsApi('startMachine', {
        command: StartInstancesCommand,
        input: { InstanceIds: [InstanceId] },
        ...back,
      });
      const running = waitUntil('waitMachineRunning', InstanceId, ['running'], back);
      const met = told('meetServer', plan.outputs.Meet);
      // Before anything could make it start by itself: a set-up that breaks off leaves a machine that may run again.
      const recordedBefore = recorded('recordAutostartBefore', AutostartBefore);
      const installed = installCertificate(place, { Server, Bucket, Key, Sha256: plan.outputs.Sha256 }, back);
      const isRenewal = steps.branch('isRenewal', {
        choices: [{ when: { Variable: Certificate, StringEquals: 'renewed' }, to: 'noteStart' }],
        otherwise: 'configureInterface',
      });
      const configured = told('configureInterface', plan.outputs.Configure);
      const updated = told('updateSoftware', plan.outputs.Update, UPDATE_SECONDS);
      // Before the command: what is written is never less than what the machine does.
      const recordedAutostart = recorded('recordAutostart', 'enabled');
      const autostart = told('enableAutostart', plan.outputs.Autostart);
      const isStandby = steps.branch('isStandby', {
        choices: [{ when: { Variable: Role, StringEquals: 'standby' }, to: 'stopStandby' }],
        otherwise: 'noteStart',
      });
      const stopped = keepStopped('stopStandby', InstanceId, back);
      const saidStandby = steps.executeScript('sayStandby', {
        handler: 'say_standby',
        script: sayStandby,
        isEnd: true,
        inputPayload: { Server },
        outputs: { Summary: 'String' },
      });
      const noted = steps.executeScript('noteStart', {
        handler: 'note_start',
        script: `${figures}\n\n${noteStart}`,
        outputs: { Since: 'String' },
        ...back,
      });
      const service = told('startService', plan.outputs.Start);
      // Twice, because a script may run for ten minutes at most. A server that serves is left running: it keeps what a SIEM does not take.
      const looked = steps.executeScript('lookAtFeeds', {
        handler: 'look_at_feeds',
        script: [described, figures, flowsSince, lookUntil, lookAtFeeds].join('\n\n'),
        timeoutSeconds: 600,
        maxAttempts: 2,
        isEnd: true,
        inputPayload: { System, Server, Wanted: plan.outputs.Wanted, ...noted.outputs },
        outputs: { Summary: 'String' },
      });
      const backOut = steps.executeScript('backOut', {
        handler: 'back_out',
        script: `${keepStoppedScript}\n\n${backOutScript}`,
        isEnd: true,
        inputPayload: { InstanceId, Server, Role },
        timeoutSeconds: 600,
        onCancel: 'step:backOut',
      });
      return {
        steps: [
          read,
          plan,
          isStopped,
          started,
          running,
          met,
          recordedBefore,
          installed,
          isRenewal,
          configured,
          updated,
          recordedAutostart,
          autostart,
          isStandby,
          stopped,
          saidStandby,
          noted,
          service,
          looked,
          backOut,
        ],
        outputs: [met.outputs.Output, saidStandby.outputs.Summary, looked.outputs.Summary],
      };
    },
  });
}

/** Sets up a server from its certificate on. */
export const nssSetUp: RunbookDefinition = {
  name: NAME,
  summary:
    'Sets up an NSS server from its certificate on and sees its feeds connect; a standby is left stopped; renews a certificate',
  make,
  permissions: (place) => [
    readsDescription(place),
    looksAtMachines(['ssm:DescribeAutomationExecutions']),
    changesMachines(place, 'ec2:StopInstances', 'ec2:StartInstances'),
    recordsAutostart(place),
    ...commandsByStep(place, ['AWS-RunPowerShellScript']),
    ...readsPackages(place),
    ...startsRunbook(place, CERTIFICATE_RUNBOOK),
  ],
};
