/// <reference path="../../python.d.ts" />
import { CreateSnapshotsCommand, DescribeSnapshotsCommand } from '@aws-sdk/client-ec2';
import { runbook, steps } from '@nss/ssm-automation';
import { commandsByStep } from '../../definition/bastion-permissions';
import { arn, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import checkHealth from './check_health.py';
import checkWindow from './check_window.py';
import countPatches from './count_patches.py';

const NAME = 'patch-bastion';

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Scans the bastion for missing patches, or installs them in a window, with a snapshot before and a health check after.',
    parameters: {
      ...assumeRoleParameter(place, NAME),
      Operation: {
        type: 'String',
        description: 'Scan changes nothing',
        allowedValues: ['Scan', 'Install'],
        default: 'Scan',
      },
      WindowUtc: {
        type: 'String',
        description: 'When patches may be installed, in UTC',
        default: '16:00-20:00',
        allowedPattern: '^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$',
      },
    },
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: ({ Operation, WindowUtc }) => {
      const read = readSystem(place.purpose);
      const { System } = read.outputs;
      const window = steps.executeScript('checkWindow', {
        handler: 'check_window',
        script: checkWindow,
        inputPayload: { System, Operation, WindowUtc },
        outputs: {
          InstanceId: 'String',
          Name: 'String',
          Install: 'Boolean',
          Began: 'String',
        },
      });
      const { InstanceId, Name, Install, Began } = window.outputs;
      const counting = {
        handler: 'count_patches',
        script: countPatches,
        outputs: { Summary: 'String' },
        timeoutSeconds: 300,
      } as const;
      const before = steps.executeScript('healthBefore', {
        handler: 'check_health',
        script: checkHealth,
        inputPayload: { System, When: 'before' },
        timeoutSeconds: 600,
      });
      const choose = steps.branch('chooseSnapshot', {
        choices: [{ when: { Variable: Install, BooleanEquals: true }, to: 'snapshot' }],
        otherwise: 'scan',
      });
      const scan = steps.runCommand('scan', {
        documentName: 'AWS-RunPatchBaseline',
        instanceIds: [InstanceId],
        parameters: { Operation: ['Scan'] },
        timeoutSeconds: 3600,
      });
      const found = steps.executeScript('countFound', {
        ...counting,
        inputPayload: { InstanceId, Operation: 'Scan', Began },
        isEnd: true,
      });
      const snapshot = steps.executeAwsApi('snapshot', {
        command: CreateSnapshotsCommand,
        input: {
          InstanceSpecification: { InstanceId },
          Description: `${Name} before patches`,
          TagSpecifications: [
            {
              ResourceType: 'snapshot',
              Tags: [
                { Key: 'purpose', Value: place.purpose },
                { Key: 'Name', Value: `${Name}-before-patches` },
              ],
            },
          ],
        },
        outputs: { SnapshotIds: (r) => r.Snapshots.map((each) => each.SnapshotId) },
      });
      // One by one: what AWS makes of a property of several is not documented.
      const kept = steps.forEach('eachSnapshot', {
        iterators: snapshot.outputs.SnapshotIds,
        steps: ({ value }) => [
          steps.waitForAwsResourceProperty('waitForSnapshot', {
            command: DescribeSnapshotsCommand,
            input: { SnapshotIds: [value] },
            property: (r) => r.Snapshots[0]!.State,
            desiredValues: ['completed'],
            timeoutSeconds: 3600,
          }),
        ],
      });
      const install = steps.runCommand('install', {
        documentName: 'AWS-RunPatchBaseline',
        instanceIds: [InstanceId],
        parameters: { Operation: ['Install'], RebootOption: ['RebootIfNeeded'] },
        timeoutSeconds: 7200,
        onFailure: 'step:healthAfter',
      });
      const installed = steps.executeScript('countInstalled', {
        ...counting,
        inputPayload: { InstanceId, Operation: 'Install', Began },
        onFailure: 'step:healthAfter',
      });
      const after = steps.executeScript('healthAfter', {
        handler: 'check_health',
        script: checkHealth,
        inputPayload: { System, When: 'after' },
        timeoutSeconds: 600,
        isEnd: true,
      });
      return {
        steps: [read, window, before, choose, snapshot, kept, install, installed, after, scan, found],
        outputs: [found.outputs.Summary, installed.outputs.Summary],
      };
    },
  });
}

/** Keeps the bastion patched. */
export const patchBastion: RunbookDefinition = {
  name: NAME,
  summary:
    'Scans the bastion for missing patches, or installs them in a window with a snapshot before and a health check after',
  make,
  permissions: (place) => [
    readsDescription(place),
    ...commandsByStep(place, ['AWS-RunPatchBaseline']),
    {
      actions: [
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeSnapshots',
        'ssm:DescribeInstanceInformation',
        'ssm:DescribeInstancePatchStates',
      ],
      resources: ['*'],
      wildcardReason: 'These read-only actions take no resource.',
    },
    {
      actions: ['ec2:CreateSnapshots', 'ec2:CreateTags'],
      resources: ['instance', 'volume', 'snapshot'].map((kind) =>
        kind === 'snapshot' ? `arn:${place.partition}:ec2:${place.region}::snapshot/*` : arn(place, 'ec2', `${kind}/*`),
      ),
      wildcardReason:
        'A snapshot names the instance, its volumes and itself, whose ids are not known before; it takes nothing away.',
    },
  ],
};
