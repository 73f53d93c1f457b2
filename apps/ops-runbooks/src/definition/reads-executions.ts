import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';

/** Lets a runbook look at executions of its environment, which have its tag. */
export function readsExecutions(place: RunbookPlace): Permission {
  return {
    actions: ['ssm:GetAutomationExecution'],
    resources: [arn(place, 'ssm', 'automation-execution/*')],
    wildcardReason: 'Executions have ids of their own; the tag narrows them down to the environment.',
    conditions: { StringEquals: { 'aws:ResourceTag/purpose': place.purpose } },
  };
}
