import { otherSecondSteps, secondStep } from './second-step';
import { type RunbookDefinition, runbooksAfterDeployment, verifyingRunbooks } from '@nss/runbook-definition';
import { type Arns, type Attempt, type Attempts } from './attempt';
import { ownExecutions } from './executions';
import { driftOfOthers } from './drift-of-others';
import { importing } from './importing';
import { ofEveryJob } from './of-every-job';
import { beyondRepair, repairDuties } from './repairs';

/** What the jobs of each purpose try. The runbooks are those of the repository. */
export function deliveryAttempts(
  arns: Arns,
  definitions: readonly RunbookDefinition[],
): Record<'diff' | 'prepare' | 'deploy' | 'runbook' | 'drift' | 'repair', Attempts> {
  const runbooks = definitions.map(({ name }) => name);
  const afterDeployment = runbooksAfterDeployment(definitions);
  const verifying = verifyingRunbooks(definitions);
  const others = (allowed: readonly string[]) =>
    runbooks.filter((name) => !allowed.includes(name)).flatMap((name) => start(arns, name, true));
  const none = others([]);
  /** What belongs to deployments and runbooks. */
  const deploying = [
    ...importing(arns),
    ...unprotecting(arns),
    ...executing(arns),
    ...none,
    ...changeSets(arns, 'show-'),
    ...changeSets(arns, 'approve-'),
    deleting(arns),
    ...ownExecutions(arns),
  ];
  return {
    diff: {
      escalations: [
        ...ofEveryJob(arns, 'diff'),
        ...importing(arns),
        ...unprotecting(arns),
        ...executing(arns),
        ...none,
        ...changeSets(arns, 'approve-'),
        {
          what: 'overwrites a template that is to be approved',
          action: 's3:PutObject',
          resource: arns.template('approve-1-1/abc.json'),
        },
        ...ownExecutions(arns),
        ...secretsInDescriptions(arns),
      ],
      duties: [
        ...looking(arns).filter(({ action }) => /^(sts|cloudformation|ssm):/.test(action)),
        ...changeSets(arns, 'show-'),
        ...publishing(arns, 'show-').filter(({ action }) => action !== 's3:ListBucket'),
      ],
    },
    prepare: {
      escalations: [
        ...ofEveryJob(arns, 'prepare'),
        ...importing(arns),
        ...unprotecting(arns),
        ...executing(arns),
        ...others(verifying),
        ...changeSets(arns, 'show-'),
      ],
      duties: [
        ...looking(arns),
        ...changeSets(arns, 'approve-'),
        readsChangeSet(arns, 'approve-'),
        ...publishing(arns, 'approve-'),
        ...verifying.flatMap((name) => start(arns, name)),
        ...ownExecutions(arns),
      ],
    },
    deploy: {
      escalations: [
        ...ofEveryJob(arns, 'deploy'),
        ...importing(arns),
        ...others(afterDeployment),
        ...changeSets(arns, 'show-'),
        readsChangeSet(arns, 'show-'),
        ...changeSets(arns, 'approve-'),
        ...publishing(arns, 'approve-').filter(({ action }) => !/^s3:(ListBucket|GetObject)$/.test(action)),
        ...otherSecondSteps(arns),
        ...onMachines(arns),
      ],
      duties: [
        ...looking(arns),
        readsChangeSet(arns, 'approve-'),
        ...publishing(arns, 'approve-').filter(({ action }) => action === 's3:GetObject'),
        secondStep(arns, 'makes the second step from what was prepared', {}),
        ...executing(arns),
        ...unprotecting(arns),
        protectsMachine(arns),
        ...afterDeployment.flatMap((name) => start(arns, name)),
        ...ownExecutions(arns),
        { what: 'rolls a failed stack back', action: 'cloudformation:RollbackStack', resource: arns.stack('system') },
      ],
    },
    runbook: {
      escalations: [
        ...ofEveryJob(arns, 'runbook'),
        ...importing(arns),
        ...unprotecting(arns),
        ...executing(arns),
        ...changeSets(arns, 'show-'),
        ...changeSets(arns, 'approve-'),
        deleting(arns),
        ...looking(arns).slice(1),
      ],
      duties: [...runbooks.flatMap((name) => start(arns, name)), ...ownExecutions(arns), ...looking(arns).slice(0, 1)],
    },
    drift: {
      escalations: [...ofEveryJob(arns, 'drift'), ...deploying, ...driftOfOthers(arns)],
      duties: [
        ...looking(arns),
        { what: 'detects drift', action: 'cloudformation:DetectStackDrift', resource: arns.stack('system') },
        {
          what: 'reads what drifted',
          action: 'cloudformation:DescribeStackResourceDrifts',
          resource: arns.stack('system'),
        },
      ],
    },
    repair: {
      escalations: [...ofEveryJob(arns, 'repair'), ...deploying, ...beyondRepair(arns)],
      duties: [...looking(arns), ...repairDuties(arns)],
    },
  };
}

/** @param isVain says it as something that is refused */
function start(arns: Arns, name: string, isVain = false): Attempt[] {
  const role = {
    action: 'iam:PassRole',
    resource: arns.role(name),
    context: { 'iam:PassedToService': 'ssm.amazonaws.com' },
  };
  return [
    {
      what: `starts ${name}${isVain ? ', which is not its business' : ''}`,
      action: 'ssm:StartAutomationExecution',
      resource: arns.runbook(name),
    },
    { what: `hands Systems Manager the role of ${name}`, ...role },
  ];
}

function changeSets(arns: Arns, prefix: string): Attempt[] {
  const byName = { 'cloudformation:ChangeSetName': `${prefix}123-1` };
  return [
    {
      what: `makes a change set ${prefix}…`,
      action: 'cloudformation:CreateChangeSet',
      resource: arns.stack('system'),
      context: byName,
    },
    {
      what: `throws a change set ${prefix}… away`,
      action: 'cloudformation:DeleteChangeSet',
      resource: arns.stack('system'),
      context: byName,
    },
  ];
}

function readsChangeSet(arns: Arns, prefix: string): Attempt {
  return {
    what: `reads a change set ${prefix}… by its ARN`,
    action: 'cloudformation:DescribeChangeSet',
    resource: arns.stack('system'),
    context: { 'cloudformation:ChangeSetName': arns.at('cloudformation', `changeSet/${prefix}123-1/0a1b`) },
  };
}

/** EC2 tells which attribute is set by `ec2:Attribute`; no page says how it spells it. */
function machineAttribute(arns: Arns, what: string, attribute: string, purpose: string): Attempt {
  return {
    what,
    action: 'ec2:ModifyInstanceAttribute',
    resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
    context: { 'aws:ResourceTag/purpose': purpose, 'ec2:Attribute': attribute },
  };
}

function protectsMachine(arns: Arns): Attempt {
  return machineAttribute(arns, 'protects a machine against termination', 'disableApiTermination', arns.place.purpose);
}

function onMachines(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  return [
    machineAttribute(
      arns,
      "takes the protection of another environment's machine",
      'DisableApiTermination',
      arns.otherPurpose,
    ),
    machineAttribute(arns, 'changes what a machine runs when it starts', 'UserData', purpose),
    machineAttribute(arns, 'moves a machine to other groups', 'GroupSet', purpose),
    {
      what: 'terminates a machine',
      action: 'ec2:TerminateInstances',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
      context: { 'aws:ResourceTag/purpose': purpose },
    },
  ];
}

function deleting(arns: Arns): Attempt {
  return { what: 'deletes a stack', action: 'cloudformation:DeleteStack', resource: arns.stack('system') };
}

function publishing(arns: Arns, prefix: string): Attempt[] {
  return [
    deleting(arns),
    {
      what: 'hands CloudFormation the execution role',
      action: 'iam:PassRole',
      resource: arns.delivery('execution'),
      context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
    },
    { what: 'publishes a template', action: 's3:PutObject', resource: arns.template(`${prefix}123-1/abc.json`) },
    { what: 'reads that template', action: 's3:GetObject', resource: arns.template(`${prefix}123-1/abc.json`) },
    { what: 'looks into the bucket', action: 's3:ListBucket', resource: arns.template('').slice(0, -1) },
  ];
}

function executing(arns: Arns): Attempt[] {
  return [
    {
      what: 'executes an approved change set',
      action: 'cloudformation:ExecuteChangeSet',
      resource: arns.stack('system'),
      context: { 'cloudformation:ChangeSetName': 'approve-123-1' },
    },
    {
      what: 'executes an approved change set by its ARN',
      action: 'cloudformation:ExecuteChangeSet',
      resource: arns.stack('system'),
      context: { 'cloudformation:ChangeSetName': arns.at('cloudformation', 'changeSet/approve-123-1/0a1b') },
    },
  ];
}

function unprotecting(arns: Arns): Attempt[] {
  return [
    {
      what: 'changes the protection of a stack',
      action: 'cloudformation:UpdateTerminationProtection',
      resource: arns.stack('system'),
    },
  ];
}

/** The first is open to everybody. */
function looking(arns: Arns): Attempt[] {
  return [
    { what: 'asks who it is', action: 'sts:GetCallerIdentity', resource: '*' },
    { what: 'looks at a stack', action: 'cloudformation:DescribeStacks', resource: arns.stack('system') },
    { what: 'reads a template', action: 'cloudformation:GetTemplate', resource: arns.stack('system') },
    { what: 'looks at machines', action: 'ec2:DescribeInstances', resource: '*' },
    { what: 'looks at a role', action: 'iam:GetRole', resource: arns.role('bastion') },
    {
      what: 'reads a parameter of the relay',
      action: 'ssm:GetParameter',
      resource: arns.at('ssm', `parameter/${arns.place.purpose}/system`),
    },
    {
      what: 'reads the version of the bootstrap',
      action: 'ssm:GetParameter',
      resource: arns.at('ssm', 'parameter/cdk-bootstrap/hnb659fds/version'),
    },
  ];
}

/** Descriptions that hold what a pull request's own code must not learn. */
function secretsInDescriptions(arns: Arns): Attempt[] {
  return [
    ...looking(arns).filter(({ action }) => /^(ec2|iam):/.test(action)),
    {
      what: 'reads BGP keys',
      action: 'directconnect:DescribeVirtualInterfaces',
      resource: arns.at('directconnect', 'dxvif/dxvif-1'),
    },
    { what: 'reads pre-shared keys', action: 'ec2:DescribeVpnConnections', resource: '*' },
    {
      what: 'reads user data',
      action: 'ec2:DescribeInstanceAttribute',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
    },
    {
      what: 'reads the template of another environment',
      action: 'cloudformation:GetTemplate',
      resource: arns.stack('system', arns.otherPurpose),
    },
    { what: "reads a bucket's policy", action: 's3:GetBucketPolicy', resource: arns.auditObject().replace(/\/.*/, '') },
  ];
}
