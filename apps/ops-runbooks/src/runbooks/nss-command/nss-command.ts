/// <reference path="../../python.d.ts" />
import { runbook, steps, systemRefs } from '@nss/ssm-automation';
import { commandsByStep } from '../../definition/bastion-permissions';
import {
  COMMAND_OUTPUTS,
  evidenceBucket,
  evidenceKey,
  keepsEvidence,
  readsCommandOutputs,
} from '../../definition/evidence-bucket';
import { type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import { serverParameter } from '../../definition/server-parameter';
import applianceSsh from '../../scripts/appliance_ssh.py';
import bastionCommands from '../../scripts/commands.py';
import keepOutput from './keep_output.py';
import prepareCommand from './prepare_command.py';

const NAME = 'nss-command';

/**
 * What may be asked of an appliance: nothing that changes its identity or its feeds.
 * https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services
 */
export const APPLIANCE_COMMANDS = [
  'status',
  'checkversion',
  'dump-config',
  'test-firewall',
  'troubleshoot connection',
  'troubleshoot feeds',
  'troubleshoot netstat',
  'collect-diagnostics',
  'update-now',
  'enable-autostart',
  'start',
  'stop',
  'restart',
] as const;

function make(place: RunbookPlace) {
  return runbook({
    description: 'Asks one NSS server one command of its own, over SSH from the bastion.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      ...serverParameter,
      Command: { type: 'String', description: 'What follows `nss`', allowedValues: APPLIANCE_COMMANDS },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Server, Command }) => {
      const read = readSystem(place.purpose);
      const prepare = steps.executeScript('prepareCommand', {
        description: 'Nothing a person typed becomes part of the command line: the script picks from its own list',
        handler: 'prepare_command',
        script: `${bastionCommands}\n\n${applianceSsh}\n\n${prepareCommand}`,
        inputPayload: { System: read.outputs.System, Server, Command, Allowed: APPLIANCE_COMMANDS },
        outputs: {
          InstanceId: 'String',
          Commands: 'StringList',
        },
      });
      const ask = steps.runPowerShell('askServer', {
        instanceIds: [prepare.outputs.InstanceId],
        commands: prepare.outputs.Commands,
        timeoutSeconds: 900,
        outputS3: { bucket: evidenceBucket(place), prefix: COMMAND_OUTPUTS },
      });
      const keep = steps.executeScript('keepOutput', {
        handler: 'keep_output',
        script: keepOutput,
        maxAttempts: 3,
        inputPayload: {
          CommandId: ask.outputs.CommandId,
          InstanceId: prepare.outputs.InstanceId,
          Server,
          Command,
          Bucket: evidenceBucket(place),
          KeyArn: evidenceKey(place),
          ExecutionId: systemRefs.executionId,
          Outputs: COMMAND_OUTPUTS,
        },
        outputs: {
          Object: 'String',
          Summary: 'String',
        },
      });
      return {
        steps: [read, prepare, ask, keep],
        outputs: [ask.outputs.Output, keep.outputs.Object, keep.outputs.Summary],
      };
    },
  });
}

/** Asks one server one command from an allow-list. */
export const nssCommand: RunbookDefinition = {
  name: NAME,
  summary: 'Runs one command from an allow-list on one NSS server, over SSH from the bastion, and keeps its output',
  make,
  permissions: (place) => [
    readsDescription(place),
    ...commandsByStep(place, ['AWS-RunPowerShellScript']),
    ...keepsEvidence(place),
    readsCommandOutputs(place),
  ],
};
