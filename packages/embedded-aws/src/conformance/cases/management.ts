import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { tags } from './network';

const tagged = (value: string) => expect.arrayContaining([{ Key: 'Environment', Value: value }]);

const automation = (description: string) => ({
  schemaVersion: '0.3',
  description,
  mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }],
});

const window: TemplateResource = {
  Type: 'AWS::SSM::MaintenanceWindow',
  Properties: {
    Name: 'weekly',
    Schedule: 'cron(0 18 ? * SUN *)',
    Duration: 2,
    Cutoff: 1,
    AllowUnassociatedTargets: true,
  },
};

const targets = [{ Key: 'tag:Environment', Values: ['dev'] }];

const windowTarget: TemplateResource = {
  Type: 'AWS::SSM::MaintenanceWindowTarget',
  Properties: { WindowId: { Ref: 'Window' }, ResourceType: 'INSTANCE', Targets: targets, Name: 'bastions' },
};

/** Parameters, documents, associations, maintenance windows. */
export const managementCases: TypeCase[] = [
  {
    type: 'AWS::SSM::Parameter',
    resources: {
      Subject: {
        Type: 'AWS::SSM::Parameter',
        Properties: {
          Name: '/relay/siem',
          Type: 'String',
          Value: '10.1.0.0/16',
          Description: 'one',
          Tags: { Environment: 'dev' },
        },
      },
    },
    read: async ({ ssm }, { Subject }) => ({
      ...(await ssm.getParameter({ Name: Subject! })).Parameter,
      tags: (await ssm.listTagsForResource({ ResourceType: 'Parameter', ResourceId: Subject! })).TagList,
    }),
    expected: () => ({ Name: '/relay/siem', Type: 'String', Value: '10.1.0.0/16', tags: tagged('dev') }),
    change: { properties: { Value: '10.2.0.0/16' }, expected: () => ({ Value: '10.2.0.0/16' }) },
    drift: ({ ssm }, { Subject }) => ssm.putParameter({ Name: Subject!, Value: 'other', Overwrite: true }),
  },
  {
    type: 'AWS::SSM::Document',
    resources: {
      Subject: {
        Type: 'AWS::SSM::Document',
        Properties: {
          Name: 'Relay-Restart',
          DocumentType: 'Automation',
          DocumentFormat: 'JSON',
          UpdateMethod: 'NewVersion',
          Content: automation('one'),
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ ssm }, { Subject: Name }) => ({
      ...(await ssm.describeDocument({ Name })).Document,
      content: JSON.parse((await ssm.getDocument({ Name })).Content!) as unknown,
      tags: (await ssm.listTagsForResource({ ResourceType: 'Document', ResourceId: Name! })).TagList,
    }),
    expected: () => ({
      DocumentType: 'Automation',
      DocumentFormat: 'JSON',
      SchemaVersion: '0.3',
      content: automation('one'),
      tags: tagged('dev'),
    }),
    change: {
      properties: { Content: automation('two'), Tags: tags('prod') },
      expected: () => ({ content: automation('two'), tags: tagged('prod') }),
    },
    drift: async ({ ssm }, { Subject }) => {
      const { DocumentDescription } = await ssm.updateDocument({
        Name: Subject!,
        Content: JSON.stringify(automation('other')),
        DocumentVersion: '$LATEST',
      });
      return ssm.updateDocumentDefaultVersion({
        Name: Subject!,
        DocumentVersion: DocumentDescription!.DocumentVersion!,
      });
    },
  },
  {
    type: 'AWS::SSM::Association',
    resources: {
      Subject: {
        Type: 'AWS::SSM::Association',
        Properties: {
          Name: 'AWS-GatherSoftwareInventory',
          Targets: targets,
          ScheduleExpression: 'rate(1 day)',
          AssociationName: 'inventory',
        },
      },
    },
    read: async ({ ssm }, { Subject }) =>
      (await ssm.describeAssociation({ AssociationId: Subject! })).AssociationDescription,
    expected: () => ({
      Name: 'AWS-GatherSoftwareInventory',
      Targets: targets,
      ScheduleExpression: 'rate(1 day)',
      AssociationName: 'inventory',
    }),
    change: {
      properties: { ScheduleExpression: 'rate(2 days)' },
      expected: () => ({ ScheduleExpression: 'rate(2 days)' }),
    },
  },
  {
    type: 'AWS::SSM::MaintenanceWindow',
    resources: { Subject: { ...window, Properties: { ...window.Properties, Tags: tags('dev') } } },
    read: async ({ ssm }, { Subject }) => ({
      ...(await ssm.getMaintenanceWindow({ WindowId: Subject! })),
      tags: (await ssm.listTagsForResource({ ResourceType: 'MaintenanceWindow', ResourceId: Subject! })).TagList,
    }),
    expected: () => ({
      Name: 'weekly',
      Schedule: 'cron(0 18 ? * SUN *)',
      Duration: 2,
      Cutoff: 1,
      AllowUnassociatedTargets: true,
      tags: tagged('dev'),
    }),
    change: {
      properties: { Duration: 4, Tags: tags('prod') },
      expected: () => ({ Duration: 4, tags: tagged('prod') }),
    },
  },
  {
    type: 'AWS::SSM::MaintenanceWindowTarget',
    resources: { Window: window, Subject: windowTarget },
    read: async ({ ssm }, { Window, Subject }) =>
      (await ssm.describeMaintenanceWindowTargets({ WindowId: Window! })).Targets!.find(
        ({ WindowTargetId }) => WindowTargetId === Subject,
      ),
    expected: () => ({ ResourceType: 'INSTANCE', Targets: targets, Name: 'bastions' }),
    change: { properties: { Name: 'renamed' }, expected: () => ({ Name: 'renamed' }) },
  },
  {
    type: 'AWS::SSM::MaintenanceWindowTask',
    resources: {
      Window: window,
      Target: windowTarget,
      Subject: {
        Type: 'AWS::SSM::MaintenanceWindowTask',
        Properties: {
          WindowId: { Ref: 'Window' },
          TaskArn: 'AWS-RunPatchBaseline',
          TaskType: 'RUN_COMMAND',
          Priority: 1,
          MaxConcurrency: '1',
          MaxErrors: '1',
          Name: 'patch',
          Targets: [{ Key: 'WindowTargetIds', Values: [{ Ref: 'Target' }] }],
          TaskInvocationParameters: {
            MaintenanceWindowRunCommandParameters: { Parameters: { Operation: ['Install'] } },
          },
        },
      },
    },
    read: async ({ ssm }, { Window, Subject }) =>
      (await ssm.describeMaintenanceWindowTasks({ WindowId: Window! })).Tasks!.find(
        ({ WindowTaskId }) => WindowTaskId === Subject,
      ),
    expected: ({ Target }) => ({
      TaskArn: 'AWS-RunPatchBaseline',
      Type: 'RUN_COMMAND',
      Priority: 1,
      Name: 'patch',
      Targets: [{ Key: 'WindowTargetIds', Values: [Target] }],
    }),
    change: { properties: { Priority: 5, Name: 'renamed' }, expected: () => ({ Priority: 5, Name: 'renamed' }) },
  },
];
