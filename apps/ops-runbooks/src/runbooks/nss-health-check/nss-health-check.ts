/// <reference path="../../python.d.ts" />
import { rangesText } from '@nss/environment';
import { LOG_TYPES } from '@nss/naming';
import { type Ref, runbook, steps } from '@nss/ssm-automation';
import { commandsByScript } from '../../definition/bastion-permissions';
import { type Permission, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import applianceSsh from '../../scripts/appliance_ssh.py';
import bastionCommands from '../../scripts/commands.py';
import checkAppliances from './check_appliances.py';
import checkBastion from './check_bastion.py';
import checkPath from './check_path.py';
import checkPulse from './check_pulse.py';
import checkServers from './check_servers.py';
import chooseScope from './choose_scope.py';
import conclude from './conclude.py';
import described from '../../scripts/described.py';
import figures from '../../scripts/figures.py';
import findings from '../../scripts/findings.py';
import requireHealth from './require_health.py';
import whichSide from '../../scripts/which_side.py';

const NAME = 'nss-health-check';
/** A part of the table may take ten minutes, as a script may. */
const PART_SECONDS = 600;
/** Parts of the table, in their order. */
const PARTS = ['checkServers', 'checkAppliances', 'checkPulse', 'checkPath', 'checkBastion'] as const;

/** Parts that look at what all servers share: the path and the bastion. */
const SHARED = ['checkPath', 'checkBastion'];
/** No lines, until a part has given its own. */
const NONE = { type: 'String', default: '' } as const;

function make(place: RunbookPlace) {
  return runbook({
    description: 'Looks at every NSS server, its paths and its pulse from outside, and gives one table with a verdict.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      Log: { type: 'String', description: 'Which servers', allowedValues: ['all', ...LOG_TYPES], default: 'all' },
      Server: {
        type: 'String',
        description: 'One of them, such as web-01',
        allowedPattern: '^(all|(web|firewall)-[0-9][0-9])$',
        default: 'all',
      },
      CertificateMaxAgeDays: {
        type: 'Integer',
        description: 'Days after which a certificate should be renewed',
        default: 330,
        allowedPattern: '^[1-9][0-9]{0,3}$',
      },
      RejectedPackets: {
        type: 'Integer',
        description: 'Rejected packets in 15 minutes that are more than a stray',
        default: 10,
        allowedPattern: '^[0-9]{1,6}$',
      },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    variables: {
      Servers: NONE,
      Appliances: NONE,
      Pulse: NONE,
      Path: NONE,
      Bastion: NONE,
    },
    steps: ({ Log, Server, CertificateMaxAgeDays, RejectedPackets }, variables) => {
      const read = readSystem(place.purpose);
      const scope = steps.executeScript('chooseScope', {
        handler: 'choose_scope',
        script: chooseScope,
        inputPayload: { System: read.outputs.System, Log, Server },
        outputs: {
          System: 'String',
          Narrowed: 'Boolean',
        },
      });
      const { System, Narrowed } = scope.outputs;
      // A part that fails, or takes too long, leaves the others: its variable stays empty, and the table names it.
      const part = (
        name: (typeof PARTS)[number],
        variable: Ref<string>,
        script: string,
        handler: string,
        payload: Record<string, Ref<unknown>> = {},
        shown: Record<string, 'String'> = {},
      ) => {
        const looked = steps.executeScript(name, {
          handler,
          script: `${findings}\n\n${script}`,
          inputPayload: { System, ...payload },
          outputs: { Lines: 'String' as const, ...shown },
          timeoutSeconds: PART_SECONDS,
          onFailure: `step:${PARTS[PARTS.indexOf(name) + 1] ?? 'conclude'}`,
          isCritical: false,
        });
        return [looked, steps.updateVariable(name.replace('check', 'keep'), { variable, value: looked.outputs.Lines })];
      };
      const { Servers, Appliances, Pulse, Path, Bastion } = variables;
      const parts = [
        part('checkServers', Servers, `${described}\n\n${checkServers}`, 'check_servers'),
        part(
          'checkAppliances',
          Appliances,
          `${described}\n\n${bastionCommands}\n\n${applianceSsh}\n\n${checkAppliances}`,
          'check_appliances',
        ),
        part(
          'checkPulse',
          Pulse,
          `${described}\n\n${figures}\n\n${whichSide}\n\n${checkPulse}`,
          'check_pulse',
          { RejectedPackets },
          // Minute by minute, for the page about the environment; nothing of the runbook reads it.
          { Points: 'String' },
        ),
        part('checkPath', Path, `${figures}\n\n${checkPath}`, 'check_path'),
        part('checkBastion', Bastion, `${figures}\n\n${checkBastion}`, 'check_bastion', { CertificateMaxAgeDays }),
      ].flat();
      const concluded = steps.executeScript('conclude', {
        handler: 'conclude',
        script: conclude,
        inputPayload: {
          Parts: [Servers, Appliances, Pulse, Path, Bastion],
          Names: PARTS,
          Shared: SHARED,
          Narrowed,
        },
        outputs: {
          Verdict: 'String',
          Summary: 'String',
          Table: 'String',
          Lines: 'String',
          MinutesLeft: 'Integer',
        },
      });
      const required = steps.executeScript('requireHealth', {
        handler: 'require_health',
        script: requireHealth,
        inputPayload: { Verdict: concluded.outputs.Verdict, Summary: concluded.outputs.Summary },
      });
      return {
        steps: [read, scope, ...parts, concluded, required],
        outputs: [
          concluded.outputs.Verdict,
          concluded.outputs.Summary,
          concluded.outputs.Table,
          concluded.outputs.MinutesLeft,
        ],
      };
    },
  });
}

function permissions(place: RunbookPlace): Permission[] {
  return [
    readsDescription(place),
    {
      actions: [
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeVpnConnections',
        'directconnect:DescribeVirtualInterfaces',
        'cloudwatch:GetMetricStatistics',
        'cloudwatch:DescribeAlarms',
        'ssm:DescribeInstanceInformation',
      ],
      resources: ['*'],
      wildcardReason: 'These read-only actions take no resource.',
    },
    ...commandsByScript(place, ['AWS-RunPowerShellScript']),
  ];
}

/** Looks at every server, path and pulse of an environment from outside. */
export const nssHealthCheck: RunbookDefinition = {
  name: NAME,
  summary:
    'Checks every NSS server, its paths and its pulse; one table, one verdict, minutes left before logs are lost',
  make,
  afterDeployment: { phase: 'verify' },
  fileSays: ({ environment }, today) => rangesText(environment, today),
  permissions,
};
