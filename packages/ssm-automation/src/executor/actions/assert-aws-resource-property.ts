import { type Action } from '../execution/invocation';
import { lookAtProperty, unwantedProperty } from './resource-property';

/**
 * `aws:assertAwsResourceProperty`: looks once.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-assertAwsResourceProperty.html
 */
export const assertAwsResourceProperty: Action = async (invocation) => {
  const look = await lookAtProperty(invocation);
  if (!look.matches) throw unwantedProperty(look);
  return {};
};
