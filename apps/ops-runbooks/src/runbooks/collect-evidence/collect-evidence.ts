/// <reference path="../../python.d.ts" />
import { resourceName } from '@nss/naming';
import { runbook, steps, systemRefs } from '@nss/ssm-automation';
import { evidenceBucket, evidenceKey, keepsEvidence } from '../../definition/evidence-bucket';
import { arn, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import collect from './collect.py';

const NAME = 'collect-evidence';

const flowLogGroupOf = ({ purpose }: RunbookPlace) => resourceName(purpose, 'flow-log-group', 1);

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Puts console output, flow logs, metrics, configuration and trail events of the last minutes into encrypted objects beside the audit trail, part by part.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      Minutes: {
        type: 'Integer',
        description: 'How far back, a day at most',
        default: 90,
        // A metric of one minute has 1,440 points in one answer. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
        allowedPattern: '^([1-9][0-9]{0,2}|1[0-3][0-9]{2}|14[0-3][0-9]|1440)$',
      },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Minutes }) => {
      const read = readSystem(place.purpose);
      const collected = steps.executeScript('collect', {
        handler: 'collect',
        script: collect,
        timeoutSeconds: 600,
        inputPayload: {
          System: read.outputs.System,
          Minutes,
          Bucket: evidenceBucket(place),
          KeyArn: evidenceKey(place),
          FlowLogGroup: flowLogGroupOf(place),
          ExecutionId: systemRefs.executionId,
        },
        outputs: {
          Folder: 'String',
          Summary: 'String',
        },
      });
      return { steps: [read, collected], outputs: [collected.outputs.Folder, collected.outputs.Summary] };
    },
  });
}

/** Keeps what was seen of the relay in a window of time. */
export const collectEvidence: RunbookDefinition = {
  name: NAME,
  summary: 'Puts console output, flow logs, metrics, configuration and trail events of a window into encrypted objects',
  make,
  permissions: (place) => [
    readsDescription(place),
    {
      actions: [
        'ec2:DescribeInstances',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:GetConsoleOutput',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:GetMetricStatistics',
        'cloudtrail:LookupEvents',
      ],
      resources: ['*'],
      wildcardReason: 'These read-only actions take no resource.',
    },
    {
      actions: ['logs:FilterLogEvents'],
      resources: [
        arn(place, 'logs', `log-group:${flowLogGroupOf(place)}`),
        arn(place, 'logs', `log-group:${flowLogGroupOf(place)}:*`),
      ],
      wildcardReason: 'The streams of one log group.',
    },
    ...keepsEvidence(place),
  ],
};
