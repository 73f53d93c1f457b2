import { type Action } from '../execution/invocation';
import { poll } from './poll';
import { lookAtProperty } from './resource-property';

/**
 * `aws:waitForAwsResourceProperty`: looks until the property is as desired or the step times out, by default after an
 * hour.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-waitForAwsResourceProperty.html
 */
export const waitForAwsResourceProperty: Action = async (invocation) => {
  await poll(invocation, async () => ((await lookAtProperty(invocation)).matches ? true : undefined));
  return {};
};
