/// <reference path="../../python.d.ts" />
import { type Ref, runbook, type StepOptions, steps } from '@nss/ssm-automation';
import { commandsByStep } from '../../definition/bastion-permissions';
import { arn, type Permission, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import lookForArrival from './look_for_arrival.py';
import noteStart from './note_start.py';
import readBastion from './read_bastion.py';
import sayProven from './say_proven.py';
import sayPutBack from './say_put_back.py';

const NAME = 'install-cloudwatch-agent';
/** Between two looks for what the agent sends. A loop runs a hundred times at most, which is 50 minutes. */
const LOOK_SECONDS = 30;

const { powershell } = steps;

/** Keeps the agent's configuration as it was, next to the new one, for as long as the runbook takes. */
const KEEP_CONFIGURATION = [
  powershell`$ErrorActionPreference = "Stop"`,
  powershell`$agent = "$Env:ProgramData\Amazon\AmazonCloudWatchAgent"`,
  powershell`$kept = "$agent\before-install"`,
  powershell`if (Test-Path $kept) { Remove-Item -Recurse -Force $kept }`,
  powershell`if (Test-Path "$agent\Configs") { Copy-Item -Recurse "$agent\Configs" $kept; "kept" } else { "nothing to keep" }`,
];

/** An event in each log that may be quiet for longer than the runbook waits. The security log and the agents' own logs always move. A source belongs to one log: "This name MUST be unique across all event sources on the same server", MS-EVEN 2.2. */
const MARKERS = [
  powershell`eventcreate.exe /L System /T WARNING /SO nss-runbook-System /ID 100 /D "CloudWatch agent is being checked"`,
  powershell`if ($LASTEXITCODE) { throw "no event could be written into System" }`,
  powershell`eventcreate.exe /L Application /T WARNING /SO nss-runbook-Application /ID 100 /D "CloudWatch agent is being checked"`,
  powershell`if ($LASTEXITCODE) { throw "no event could be written into Application" }`,
];

/** Puts the kept configuration back and starts the agent with it, or stops the agent where there was none. */
const PUT_BACK = [
  powershell`$ErrorActionPreference = "Stop"`,
  powershell`$agent = "$Env:ProgramData\Amazon\AmazonCloudWatchAgent"`,
  powershell`$control = "$Env:ProgramFiles\Amazon\AmazonCloudWatchAgent\amazon-cloudwatch-agent-ctl.ps1"`,
  powershell`if (Test-Path $control) { & $control -a stop }`,
  powershell`if (Test-Path "$agent\before-install") {`,
  powershell`  if (Test-Path "$agent\Configs") { Remove-Item -Recurse -Force "$agent\Configs" }`,
  powershell`  Move-Item "$agent\before-install" "$agent\Configs"`,
  powershell`  & $control -a start`,
  powershell`  "former configuration is back"`,
  powershell`} else { "there was none: the agent is stopped" }`,
];

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Installs and configures the CloudWatch agent on the bastion, and proves that its logs and heartbeat arrive.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      WithinMinutes: {
        type: 'Integer',
        description: 'Minutes in which every log and the heartbeat have to arrive',
        default: 10,
        allowedValues: [5, 10, 15, 30, 45],
      },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ WithinMinutes }) => {
      const read = readSystem(place.purpose);
      const bastion = steps.executeScript('readBastion', {
        handler: 'read_bastion',
        script: readBastion,
        inputPayload: { System: read.outputs.System },
        outputs: {
          InstanceId: 'String',
          Configuration: 'String',
        },
      });
      const { InstanceId, Configuration } = bastion.outputs;
      const on = (
        name: string,
        documentName: string,
        parameters: Record<string, readonly (string | Ref<string>)[]>,
        options: StepOptions = {},
      ) =>
        steps.runCommand(name, {
          documentName,
          instanceIds: [InstanceId],
          parameters,
          timeoutSeconds: 900,
          ...options,
        });

      const run = (name: string, commands: readonly steps.PowerShell[], options: StepOptions = {}) =>
        steps.runPowerShell(name, { instanceIds: [InstanceId], commands, timeoutSeconds: 900, ...options });

      const putBack = run('putBack', PUT_BACK);
      const failed = steps.executeScript('sayPutBack', {
        handler: 'say_put_back',
        isEnd: true,
        script: sayPutBack,
      });
      const back = { onFailure: putBack, onCancel: putBack } as const;

      const keep = run('keepConfiguration', KEEP_CONFIGURATION);
      const install = on(
        'installAgent',
        'AWS-ConfigureAWSPackage',
        { action: ['Install'], name: ['AmazonCloudWatchAgent'] },
        back,
      );
      const configure = on(
        'configureAgent',
        'AmazonCloudWatch-ManageAgent',
        {
          action: ['configure'],
          mode: ['ec2'],
          optionalConfigurationSource: ['ssm'],
          optionalConfigurationLocation: [Configuration],
          optionalRestart: ['yes'],
        },
        back,
      );
      const start = on('startAgent', 'AmazonCloudWatch-ManageAgent', { action: ['start'], mode: ['ec2'] }, back);
      const note = steps.executeScript('noteStart', {
        handler: 'note_start',
        script: noteStart,
        ...back,
        outputs: { Since: 'String' },
      });
      const mark = run('writeMarkers', MARKERS, back);
      // A loop, because a script may run for ten minutes at most, and so may what it would wait for.
      const prove = steps.doWhile('proveArrival', {
        maxIterations: 100,
        steps: ({ iteration }) => ({
          wait: steps.sleep('waitForArrival', { seconds: LOOK_SECONDS, onCancel: putBack }),
          look: steps.executeScript('lookForArrival', {
            handler: 'look_for_arrival',
            script: lookForArrival,
            ...back,
            inputPayload: {
              System: read.outputs.System,
              Since: note.outputs.Since,
              WithinMinutes,
              Look: iteration,
              EverySeconds: LOOK_SECONDS,
            },
            outputs: {
              Proven: 'Boolean',
              LookAgain: 'Boolean',
              Summary: 'String',
              Table: 'String',
            },
          }),
        }),
        condition: ({ look }) => ({ Variable: look.outputs.LookAgain, BooleanEquals: true }),
      });
      const { Proven, Summary, Table } = prove.body.look.outputs;
      const proven = steps.branch('isProven', {
        choices: [{ when: { Variable: Proven, BooleanEquals: true }, to: 'sayProven' }],
        otherwise: putBack,
      });
      const done = steps.executeScript('sayProven', {
        handler: 'say_proven',
        isEnd: true,
        inputPayload: { Summary },
        script: sayProven,
      });
      return {
        steps: [read, bastion, keep, install, configure, start, note, mark, prove, proven, done, putBack, failed],
        outputs: [Summary, Table],
      };
    },
  });
}

function permissions(place: RunbookPlace): Permission[] {
  return [
    readsDescription(place),
    ...commandsByStep(place, ['AWS-ConfigureAWSPackage', 'AmazonCloudWatch-ManageAgent', 'AWS-RunPowerShellScript']),
    {
      actions: ['cloudwatch:GetMetricStatistics', 'ssm:DescribeInstanceInformation'],
      resources: ['*'],
      wildcardReason: 'These read-only actions take no resource.',
    },
    {
      actions: ['logs:FilterLogEvents'],
      resources: [arn(place, 'logs', `log-group:${place.purpose}-bastion-*`)],
      wildcardReason: 'The log groups of the bastion; they share the beginning of their names.',
    },
  ];
}

/** Installs the CloudWatch agent on the bastion and proves that it works. */
export const installCloudwatchAgent: RunbookDefinition = {
  name: NAME,
  summary:
    'Installs the CloudWatch agent on the bastion and proves within ten minutes that each log and the heartbeat arrive',
  make,
  afterDeployment: { phase: 'equip' },
  permissions,
};
