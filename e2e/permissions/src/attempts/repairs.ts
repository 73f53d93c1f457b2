import { type Arns, type Attempt } from './attempt';

const own = (arns: Arns) => ({ 'aws:ResourceTag/purpose': arns.place.purpose });
const others = (arns: Arns) => ({ 'aws:ResourceTag/purpose': arns.otherPurpose });

/** What a repair does: calls on what has the environment's tag or name, and its own change sets. */
export function repairDuties(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  return [
    executes(arns, 'executes a change set that repairs', 'approve-repair-123-1'),
    {
      what: 'takes a route away',
      action: 'ec2:DeleteRoute',
      resource: arns.at('ec2', 'route-table/rtb-1'),
      context: own(arns),
    },
    {
      what: 'takes a rule away',
      action: 'ec2:RevokeSecurityGroupIngress',
      resource: arns.at('ec2', 'security-group/sg-1'),
      context: own(arns),
    },
    {
      what: 'takes an alarm away',
      action: 'cloudwatch:DeleteAlarms',
      resource: arns.at('cloudwatch', `alarm:${purpose}-by-hand`),
    },
    {
      what: 'takes the name off a topic',
      action: 'sns:SetTopicAttributes',
      resource: arns.at('sns', `${purpose}-notification-topic-01`),
    },
  ];
}

/** What no repair may do: records, keys and the trail, identities, what is another's, and what no tag or name tells apart. */
export function beyondRepair(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  const bucket = arns.auditObject().replace(/\/.*/, '');
  const group = arns.at('logs', `log-group:${purpose}-flow-log-group-01`);
  const key = arns.at('kms', 'key/0a1b');
  const refused = (what: string, action: string, resource: string, context = {}): Attempt => ({
    what,
    action,
    resource,
    context,
  });
  return [
    executes(arns, 'executes a change set of a deployment', 'approve-123-1'),
    {
      ...executes(arns, 'executes a change set that repairs another environment', 'approve-repair-123-1'),
      resource: arns.stack('system', arns.otherPurpose),
    },
    {
      ...executes(arns, 'makes a change set under the name of one that repairs', 'approve-repair-123-1'),
      action: 'cloudformation:CreateChangeSet',
    },
    refused("changes a bucket's policy", 's3:PutBucketPolicy', bucket),
    refused('deletes a bucket', 's3:DeleteBucket', bucket),
    refused('deletes a record', 's3:DeleteObject', arns.auditObject()),
    refused('deletes a log group', 'logs:DeleteLogGroup', group),
    refused('shortens how long records are kept', 'logs:PutRetentionPolicy', group),
    refused('stops the trail', 'cloudtrail:StopLogging', arns.at('cloudtrail', `trail/${purpose}-audit-trail-01`)),
    refused('schedules the deletion of a key', 'kms:ScheduleKeyDeletion', key),
    refused('takes a grant of a key away', 'kms:RevokeGrant', key),
    refused('terminates a machine', 'ec2:TerminateInstances', arns.at('ec2', 'instance/i-1'), own(arns)),
    refused('deletes a network', 'ec2:DeleteVpc', arns.at('ec2', 'vpc/vpc-1'), own(arns)),
    refused('opens a group', 'ec2:AuthorizeSecurityGroupIngress', arns.at('ec2', 'security-group/sg-1'), own(arns)),
    refused(
      "takes another environment's route away",
      'ec2:DeleteRoute',
      arns.at('ec2', 'route-table/rtb-2'),
      others(arns),
    ),
    refused("takes nobody's route away", 'ec2:DeleteRoute', arns.at('ec2', 'route-table/rtb-3')),
    refused('takes away by what a thing is known', 'ec2:DeleteTags', arns.at('ec2', 'subnet/subnet-1'), {
      ...own(arns),
      'aws:TagKeys': ['purpose'],
    }),
    refused(
      "takes another environment's alarm away",
      'cloudwatch:DeleteAlarms',
      arns.at('cloudwatch', `alarm:${arns.otherPurpose}-alarm-01`),
    ),
    refused(
      "takes a filter of another environment's records away",
      'logs:DeleteMetricFilter',
      arns.at('logs', `log-group:${arns.otherPurpose}-audit-log-group-01`),
    ),
    refused(
      "changes another environment's topic",
      'sns:SetTopicAttributes',
      arns.at('sns', `${arns.otherPurpose}-notification-topic-01`),
    ),
    refused(
      'deletes a parameter of another environment',
      'ssm:DeleteParameter',
      arns.at('ssm', `parameter/${arns.otherPurpose}/relay/web/active`),
    ),
    refused(
      "takes another environment's server its protection",
      'ec2:ModifyInstanceAttribute',
      arns.at('ec2', 'instance/i-2'),
      { ...others(arns), 'ec2:Attribute': 'DisableApiTermination' },
    ),
    refused('reads the password of a machine', 'ec2:GetPasswordData', arns.at('ec2', 'instance/i-1'), own(arns)),
    refused("takes a role's policy away", 'iam:DetachRolePolicy', arns.role('bastion')),
    refused(
      'changes what a machine runs when it starts',
      'ec2:ModifyInstanceAttribute',
      arns.at('ec2', 'instance/i-1'),
      {
        ...own(arns),
        'ec2:Attribute': 'UserData',
      },
    ),
  ];
}

function executes(arns: Arns, what: string, name: string): Attempt {
  return {
    what,
    action: 'cloudformation:ExecuteChangeSet',
    resource: arns.stack('system'),
    context: { 'cloudformation:ChangeSetName': name },
  };
}
