import {
  arn,
  executionTags,
  type Permission,
  roleArn,
  type RunbookPlace,
  startedResources,
} from '@nss/runbook-definition';
import { readsExecutions } from './reads-executions';

/**
 * Lets a runbook start another one with the tag of the environment, look at it, and hand Systems Manager the role of that one. Whoever
 * starts an execution with tags has to be allowed to tag executions; those of another environment keep their tag.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
 */
export function startsRunbook(place: RunbookPlace, runbook: string): Permission[] {
  const executions = [arn(place, 'ssm', 'automation-execution/*')];
  const wildcardReason = 'Executions have ids of their own; the tag narrows them down to the environment.';
  return [
    {
      actions: ['ssm:AddTagsToResource'],
      resources: executions,
      wildcardReason,
      conditions: {
        StringEquals: { 'aws:RequestTag/purpose': place.purpose },
        StringEqualsIfExists: { 'aws:ResourceTag/purpose': place.purpose },
        'ForAllValues:StringEquals': { 'aws:TagKeys': Object.keys(executionTags(place)) },
      },
    },
    readsExecutions(place),
    {
      actions: ['ssm:StartAutomationExecution'],
      resources: startedResources(place, runbook),
      wildcardReason: 'Every version of the one document; executions have ids of their own.',
    },
    {
      actions: ['iam:PassRole'],
      resources: [roleArn(place, runbook)],
      conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
    },
  ];
}
