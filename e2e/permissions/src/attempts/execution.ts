import { type Arns, type Attempt, type Attempts } from './attempt';
import { sharing } from './sharing';
import { onKeys, onNetworks } from './things-of-others';
import { onIdentities } from './on-identities';
import { duties } from './execution-duties';
import { onOthers, tagged } from './on-things-of-others';

/** What a template may try through the role CloudFormation acts with. */
export function executionAttempts(arns: Arns): Attempts {
  return {
    escalations: [
      ...onIdentities(arns),
      ...onOthers(arns),
      ...onNetworks(arns),
      ...onKeys(arns),
      ...sharing(arns),
      ...onRecords(arns),
    ],
    duties: duties(arns),
  };
}

/** Of the boundary alone: whatever the role's own policies say. */
export function executionBoundaryAttempts(arns: Arns): Attempts {
  const within: Attempt[] = [
    { what: 'assumes a role', action: 'sts:AssumeRole', resource: arns.iam('role/Administrator') },
    { what: 'makes a function', action: 'lambda:CreateFunction', resource: arns.at('lambda', 'function:mine') },
    {
      what: 'changes a secret',
      action: 'secretsmanager:PutSecretValue',
      resource: arns.at('secretsmanager', `secret:${arns.place.purpose}/bgp-AbCdEf`),
    },
    { what: 'leaves the organization', action: 'organizations:LeaveOrganization', resource: '*' },
  ];
  // Reaches that only the role's own policies hold back are not the boundary's.
  const held = onIdentities(arns).filter(
    ({ action, context = {} }) => !('iam:PassedToService' in context) && !NAMES_ONLY.includes(action),
  );
  return {
    escalations: [...within, ...held, ...tagged(arns), ...sharing(arns), ...onRecords(arns)],
    duties: duties(arns),
  };
}

/** Held by the names in the role's policies. */
const NAMES_ONLY = ['iam:CreateAccountAlias', 'iam:UpdateAccountPasswordPolicy'];

/** What was recorded outlives the deployment that wants to be rid of it. */
function onRecords(arns: Arns): Attempt[] {
  const resource = arns.auditObject();
  return [
    {
      what: 'deletes what a log group of its own holds',
      action: 'logs:DeleteLogStream',
      resource: arns.at('logs', `log-group:${arns.place.purpose}-flow-log-group-01:log-stream:eni-1`),
    },
    {
      what: 'stops its own trail',
      action: 'cloudtrail:StopLogging',
      resource: arns.at('cloudtrail', `trail/${arns.place.purpose}-audit-trail-01`),
    },
    { what: 'deletes what its own trail wrote', action: 's3:DeleteObject', resource },
    { what: 'deletes a version of what its own trail wrote', action: 's3:DeleteObjectVersion', resource },
    { what: "passes by the lock of its own trail's objects", action: 's3:BypassGovernanceRetention', resource },
    { what: "shortens the lock of its own trail's objects", action: 's3:PutObjectRetention', resource },
    { what: "takes the hold off its own trail's objects", action: 's3:PutObjectLegalHold', resource },
  ];
}
