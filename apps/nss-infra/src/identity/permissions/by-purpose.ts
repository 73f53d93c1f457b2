import { APPROVED_CHANGE_SETS, type DeliveryPurpose, SHOWN_CHANGE_SETS } from '@nss/environment';
import { runbooksAfterDeployment, verifyingRunbooks } from '@nss/runbook-definition';
import { RUNBOOKS } from '@nss/runbooks';
import { approvedChangeSets, changeSets } from './change-sets';
import { type Grant, type GrantPlace, arnAt, iamArn, ownStack } from './grant';
import { accountReads, reads, stackReads } from './reads';
import { repairs } from './repairs';

/** What each delivery role may do in its account. */
export function grantsOf(purpose: DeliveryPurpose, place: GrantPlace): Grant[] {
  return GRANTS[purpose](place);
}

const GRANTS: Readonly<Record<DeliveryPurpose, (place: GrantPlace) => Grant[]>> = {
  diff: (place) => [...stackReads(place), ...changeSets(place, SHOWN_CHANGE_SETS), ...emptyStack(place)],
  prepare: (place) => [
    ...reads(place),
    ...accountReads(),
    ...changeSets(place, APPROVED_CHANGE_SETS),
    ...emptyStack(place),
    ...runbooks(place, verifyingRunbooks(RUNBOOKS).sort()),
  ],
  deploy: (place) => [
    ...reads(place),
    ...approvedChangeSets(place, APPROVED_CHANGE_SETS),
    {
      sid: 'ProtectStack',
      actions: [
        'cloudformation:UpdateTerminationProtection',
        'cloudformation:ContinueUpdateRollback',
        'cloudformation:RollbackStack',
      ],
      resources: [ownStack(place)],
      wildcardReason: "The environment's own stack; CloudFormation gives it an id of its own.",
    },
    protectMachines(place),
    ...runbooks(place, runbooksAfterDeployment(RUNBOOKS).sort()),
  ],
  runbook: (place) => [...runbooks(place, ['*'])],
  drift: (place) => [
    ...reads(place),
    ...accountReads(),
    {
      sid: 'DetectDrift',
      actions: ['cloudformation:DetectStackDrift', 'cloudformation:DetectStackResourceDrift'],
      resources: [ownStack(place)],
      wildcardReason: "The environment's own stack; CloudFormation gives it an id of its own.",
    },
  ],
  repair: (place) => [...reads(place), ...accountReads(), ...repairs(place)],
};

/**
 * A stack whose first change set was thrown away, or whose creation failed, is an empty shell that has to go before the
 * next try. Termination protection keeps a stack that has something in it.
 */
function emptyStack(place: GrantPlace): Grant[] {
  return [
    {
      sid: 'RemoveEmptyStack',
      actions: ['cloudformation:DeleteStack'],
      resources: [ownStack(place)],
      wildcardReason: "The environment's own stack; termination protection keeps it once it holds something.",
    },
  ];
}

/**
 * Lets a role protect the environment's machines against termination, and lift that from those that were approved to go. What
 * it sets is narrowed to that attribute where EC2 says which one it is; no page says how it spells it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html (ec2:Attribute)
 */
function protectMachines(place: GrantPlace): Grant {
  return {
    sid: 'ProtectMachines',
    actions: ['ec2:ModifyInstanceAttribute'],
    resources: [arnAt(place, 'ec2', 'instance/*')],
    conditions: {
      StringEquals: { 'aws:ResourceTag/purpose': place.purpose },
      StringEqualsIgnoreCaseIfExists: { 'ec2:Attribute': 'DisableApiTermination' },
    },
    wildcardReason: "EC2 gives the ids; the environment's tag is held.",
  };
}

/**
 * Lets a role start runbooks of the environment and watch what it started. The runbooks act with roles of their own. No job answers an
 * approval or ends an execution: people do. A start is decided on the document and on the execution that comes of it; the definition is
 * optional in the reference, and asked for all the same.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 *
 * Executions have ids that AWS gives them, so that a tag tells the environment's own: each begins with it, and nobody changes that of
 * another one. What has no such tag might be given it, and could then be read. Who starts with tags has to be allowed to tag.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
 */
function runbooks(place: GrantPlace, names: readonly string[]): Grant[] {
  const documents = names.map((name) => `${place.purpose}-${name === '*' ? '*' : `${name}-01`}`);
  const executions = {
    resources: [arnAt(place, 'ssm', 'automation-execution/*')],
    wildcardReason: 'Executions have ids of their own; the tag narrows them down to the environment.',
  };
  const reason = 'Runbooks of the environment by name, in every version.';
  const tagged = { 'aws:RequestTag/purpose': place.purpose };
  const own = { 'aws:ResourceTag/purpose': place.purpose };
  return [
    {
      sid: 'StartRunbooks',
      actions: ['ssm:StartAutomationExecution'],
      resources: documents.flatMap((document) => [
        arnAt(place, 'ssm', `document/${document}`),
        arnAt(place, 'ssm', `automation-definition/${document}:*`),
      ]),
      wildcardReason: reason,
    },
    {
      sid: 'BeginOwnExecutions',
      actions: ['ssm:StartAutomationExecution'],
      ...executions,
      conditions: { StringEquals: tagged },
    },
    {
      sid: 'TagOwnExecutions',
      actions: ['ssm:AddTagsToResource'],
      ...executions,
      conditions: {
        StringEquals: tagged,
        StringEqualsIfExists: own,
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['purpose'] },
      },
    },
    {
      sid: 'WatchOwnExecutions',
      actions: ['ssm:GetAutomationExecution'],
      ...executions,
      conditions: { StringEquals: own },
    },
    {
      sid: 'PassRunbookRoles',
      actions: ['iam:PassRole'],
      resources: names.map((name) => iamArn(place, `role/${place.purpose}-${name === '*' ? '*' : `${name}-role-01`}`)),
      conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      wildcardReason: reason,
    },
  ];
}
