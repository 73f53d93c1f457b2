/// <reference path="../../python.d.ts" />
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
import conclude from './conclude.py';
import findings from '../../scripts/findings.py';
import requireHealth from './require_health.py';

const NAME = 'nss-health-check';
const LINES = { Lines: { selector: '$.Payload.Lines', type: 'String' } } as const;

/** One part of the table: a script that answers with its lines. */
function part(name: string, script: string, handler: string, payload: Record<string, Ref<unknown>>) {
  return steps.executeScript(name, {
    handler,
    script: `${findings}\n\n${script}`,
    inputPayload: payload,
    outputs: LINES,
    timeoutSeconds: 600,
  });
}

function make(place: RunbookPlace) {
  return runbook({
    description: 'Looks at every NSS server, its paths and its pulse from outside, and gives one table with a verdict.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      HealthyStatus: {
        type: 'StringList',
        description:
          'Words of which `nss status` says one when the server is well; the vendor does not publish its form',
        default: ['running', 'healthy'],
        allowedPattern: '^[A-Za-z0-9_-]+$',
      },
      CertificateMaxAgeDays: {
        type: 'Integer',
        description: 'Days after which a certificate should be renewed',
        default: 330,
      },
      RejectedPackets: {
        type: 'Integer',
        description: 'Rejected packets in 15 minutes that are more than a stray',
        default: 10,
      },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ HealthyStatus, CertificateMaxAgeDays, RejectedPackets }) => {
      const read = readSystem(place.purpose);
      const { System } = read.outputs;
      const servers = part('checkServers', checkServers, 'check_servers', { System });
      const appliances = part(
        'checkAppliances',
        `${bastionCommands}\n\n${applianceSsh}\n\n${checkAppliances}`,
        'check_appliances',
        { System, HealthyStatus },
      );
      const pulse = steps.executeScript('checkPulse', {
        handler: 'check_pulse',
        script: `${findings}\n\n${checkPulse}`,
        inputPayload: { System, RejectedPackets },
        timeoutSeconds: 600,
        outputs: { ...LINES, MinutesLeft: { selector: '$.Payload.MinutesLeft', type: 'Integer' } },
      });
      const path = part('checkPath', checkPath, 'check_path', { System });
      const bastion = part('checkBastion', checkBastion, 'check_bastion', { System, CertificateMaxAgeDays });
      const concluded = steps.executeScript('conclude', {
        handler: 'conclude',
        script: conclude,
        inputPayload: {
          Parts: [servers, appliances, pulse, path, bastion].map(({ outputs }) => outputs.Lines),
          MinutesLeft: pulse.outputs.MinutesLeft,
        },
        outputs: {
          Verdict: { selector: '$.Payload.Verdict', type: 'String' },
          Summary: { selector: '$.Payload.Summary', type: 'String' },
          Table: { selector: '$.Payload.Table', type: 'String' },
          Lines: { selector: '$.Payload.Lines', type: 'String' },
        },
      });
      const required = steps.executeScript('requireHealth', {
        handler: 'require_health',
        script: requireHealth,
        inputPayload: { Verdict: concluded.outputs.Verdict, Summary: concluded.outputs.Summary },
      });
      return {
        steps: [read, servers, appliances, pulse, path, bastion, concluded, required],
        outputs: [
          concluded.outputs.Verdict,
          concluded.outputs.Summary,
          concluded.outputs.Table,
          pulse.outputs.MinutesLeft,
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
  permissions,
};
