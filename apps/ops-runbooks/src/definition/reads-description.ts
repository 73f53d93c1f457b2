import { arn, type Permission, type RunbookPlace, systemParameterName } from '@nss/runbook-definition';

/** Lets a runbook read what should be there, and which servers relay. */
export function readsDescription(place: RunbookPlace): Permission {
  return {
    actions: ['ssm:GetParameter'],
    resources: [
      arn(place, 'ssm', `parameter${systemParameterName(place.purpose)}`),
      arn(place, 'ssm', `parameter/${place.purpose}/relay/*`),
    ],
    wildcardReason: "One parameter for each log type and server, all below the relay's own path.",
  };
}
